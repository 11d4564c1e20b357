using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.EndToEnd.Tests;

/// <summary>What providers do wrong, through the whole program.</summary>
public sealed class FaultTests
{
    private const int SecondOfPhase1 = ShopScript.PlanCalls + 1;

    public static TheoryData<string, string, double?> Passing => new()
    {
        { "anthropic", "429", 1 }, { "anthropic", "529", null }, { "anthropic", "cut", null }, { "anthropic", "eof", null }, { "openai", "429", 1 }, { "openai", "cut", null }, { "openai", "eof", null },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_changes_nothing_of_the_result_and_stands_in_the_report(string provider, string fault, double? retryAfter)
    {
        using var site = new Site(ShopScript.With(SecondOfPhase1, ShopScript.Fault("executor", 1, fault, retryAfter)));
        await using var server = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, server);
        await site.LockedAsync(ShopModels.Of(provider));
        var run = (await site.RunAsync("run")).Is(Outcome.Done);

        Assert.Equal("tea 3\ncoffee 4\ncake 5", site.Git("show", $"{Site.Branch}:shop/prices.txt"));
        Assert.Equal("", site.Git("show", $"{Site.Branch}:docs/history.md").Replace("The old list is gone since the menu is there.", "", StringComparison.Ordinal));
        Assert.Contains("Trying again in", run.Error);
        Assert.Contains("1 failed call", run.Out);
        Assert.Contains("1 failed call", site.Read($"plans/{Site.Plan}/report.md"));
        var failed = Assert.Single(site.LastJournal("run").OfType<RunEvent.CallFailed>());
        Assert.True(failed.WaitMs >= 1000 * (retryAfter ?? 1), $"{failed.WaitMs} ms");
        Assert.Equal(fault is "cut" or "eof", failed.Usd > 0);
        Assert.Equal(ShopScript.RunCalls + 1, server.Requests.Count);
        Assert.Single(Ledger.Of(site.LastJournal("run")).Entries, entry => entry.Outcome == CallOutcome.Failed);
    }

    [Fact]
    public async Task Another_model_that_answers_is_named_at_once()
    {
        var turns = ShopScript.Turns.ToList();
        turns[SecondOfPhase1]["model"] = "anthropic/claude-haiku-3-5";
        using var site = new Site(ShopScript.Of(turns));
        await using var server = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, server);
        await site.LockedAsync(ShopModels.Anthropic);
        var run = (await site.RunAsync("run")).Is(Outcome.Done);
        Assert.Contains("Asked anthropic/claude-haiku-5-5, but claude-haiku-3-5 answered", run.Error);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_spend_limit_waits_for_the_person_and_the_run_goes_on_after_it(string provider)
    {
        using var site = new Site();
        await site.LockedAsync(ShopModels.Of(provider));
        await using (var spent = StrictServer.Start(new ServerTurn { Fault = "spend", Body = """{"error":{"code":"insufficient_quota","message":"You have reached your limit."}}""" }))
        {
            ShopModels.PointAt(site, spent);
            var stopped = (await site.RunAsync("run")).Is(Outcome.Waiting);
            Assert.Contains("spend limit is reached", stopped.Error);
            Assert.Contains("goes on where it stopped", stopped.Error);
            Assert.Single(spent.Requests);
        }

        await using var again = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, again);
        (await site.RunAsync("run")).Is(Outcome.Done);
    }

    [Theory]
    [InlineData("anthropic", "ANTHROPIC_API_KEY")]
    [InlineData("openai", "OPENAI_API_KEY")]
    public async Task A_key_that_is_missing_or_wrong_is_named(string provider, string variable)
    {
        using var site = new Site();
        await using var server = StrictServer.Start(new ServerTurn { Fault = "401" }, new ServerTurn { Fault = "401" });
        ShopModels.PointAt(site, server);
        string[] command = ["plan", Site.Sentence, "--yes", .. ShopModels.Of(provider).Plan];
        Assert.Contains(variable, (await site.RunAsync(command)).Is(Outcome.Usage).Error);
        Assert.Single(server.Requests);

        site.Variables.Remove(variable);
        var missing = (await site.RunAsync(command)).Is(Outcome.Usage);
        Assert.Contains($"{variable} is not set", missing.Error);
        Assert.Single(server.Requests);
        Assert.DoesNotContain("made-up-for-a-test", missing.All);
    }

    [Fact]
    public async Task A_model_that_the_provider_does_not_know_is_told_with_those_it_has()
    {
        using var site = new Site();
        await using var server = StrictServer.Start(new ServerTurn { Fault = "404" });
        ShopModels.PointAt(site, server);
        var refused = (await site.RunAsync("plan", Site.Sentence, "--yes", "--planner", "anthropic/claude-opus-9")).Is(Outcome.Usage);
        Assert.Contains("anthropic/claude-opus-9", refused.Error);
        Assert.Contains("claude-opus-5-5", refused.Error);
        Assert.Single(server.Requests);
    }
}
