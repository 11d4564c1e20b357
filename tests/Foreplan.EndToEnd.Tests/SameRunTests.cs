using System.Text.Json;
using System.Text.RegularExpressions;
using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.EndToEnd.Tests;

/// <summary>One plan carried out by scripted models and over each provider's protocol: the branch is the same.</summary>
public sealed partial class SameRunTests(ScriptedRun scripted) : IClassFixture<ScriptedRun>
{
    [Fact]
    public async Task Two_phases_of_a_scripted_run()
    {
        using var site = await new Site().PlannedAsync();
        await site.LockedAsync();
        var run = (await site.RunAsync("run")).Is(Outcome.Done);
        Assert.Contains("✓ Phase 2: Index", run.Out);
        Assert.Contains("Review: approve", run.Out);
        Assert.Equal("tea 3\ncoffee 4\ncake 5", site.Git("show", $"{Site.Branch}:shop/prices.txt"));
        Assert.Equal("2", site.Git("rev-list", "--count", $"main..{Site.Branch}"));
        Assert.Equal(["docs/history.md", "docs/index.md", "shop/menu.txt", "shop/old.txt", "shop/prices.txt"], site.Git("diff", "--name-only", "main", Site.Branch).Split('\n'));
        Assert.Equal(site.First, site.Git("rev-parse", "main"));
        Assert.Equal("?? PLANS.md\n?? plans/", site.Git("status", "--porcelain"));

        var ledger = Ledger.Of(site.LastJournal("run"));
        Assert.Equal(ShopScript.RunCalls, ledger.Entries.Count);
        Assert.All(ledger.Entries, entry => Assert.Equal(CallOutcome.Answered, entry.Outcome));
        Assert.Equal(ShopScript.Turns.Skip(ShopScript.PlanCalls).Select((_, at) => 1000L + (1 << (at + ShopScript.PlanCalls))).Sum(), ledger.Total.Usage.TotalInput);
        Assert.Single(site.LastJournal("run").OfType<RunEvent.AttemptFailed>());
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("anthropic-4-5")]
    [InlineData("openai")]
    [InlineData("openai-compatible")]
    public async Task A_provider_s_run_ends_with_the_scripted_run_s_tree(string provider)
    {
        using var site = new Site();
        await using var server = StrictServer.StartFrom(site.Script);
        ShopModels.PointAt(site, server);
        var models = ShopModels.Of(provider);
        await site.PlannedAsync(models);
        await site.LockedAsync(models);
        var run = (await site.RunAsync("run")).Is(Outcome.Done);

        Assert.Equal(scripted.BranchTree, site.BranchTree);
        Assert.Equal(ShopScript.PlanCalls + ShopScript.RunCalls, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.True(request.Status == 200, request.Refusal));
        Assert.Equal(models.Executor, Assert.Single(Ledger.Of(site.LastJournal("run")).ByModel, row => row.Total.Calls == 7).Model);
        Assert.DoesNotContain("Asked ", run.Error);
        Assert.Equal(scripted.Tokens, Tokens(site));
        if (provider.StartsWith("anthropic", StringComparison.Ordinal))
        {
            Assert.All(server.Requests, request => Assert.InRange(CacheMarks().Count(request.Body), 2, 4));
            // The planner thinks by default, the others do not.
            Assert.Equal(
                [.. Enumerable.Repeat(true, ShopScript.PlanCalls), .. Enumerable.Repeat(false, ShopScript.RunCalls)],
                server.Requests.Select(request => request.Json().TryGetProperty("thinking", out var thinking) && thinking.GetProperty("type").GetString() != "disabled"));
        }
    }

    internal static (long Input, long Cached, long Output) Tokens(Site site)
    {
        var total = Ledger.Of(site.LastJournal("run")).Total;
        return (total.Usage.TotalInput, total.Usage.CacheRead, total.Usage.Output);
    }

    [GeneratedRegex("\"cache_control\"")]
    private static partial Regex CacheMarks();
}
