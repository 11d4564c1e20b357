using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Misbehaviour;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>A provider that stops answering as a provider in the middle of a run: it is said at once, and the run goes on where it stood.</summary>
public sealed class BrokenProviderTests
{
    private const string Page = "<html><head><title>Sign in</title></head><body>Sign in to the <b>company's proxy</b></body></html>";

    public static TheoryData<string, string, string, string> Faults => new()
    {
        // A key that is revoked in the middle, a page in the provider's place with 200 and with an error.
        { "anthropic", "401", "The server says 401", "ANTHROPIC_API_KEY" },
        { "openai", "401", "The server says 401", "OPENAI_API_KEY" },
        { "anthropic", "403", "The server says 403", "ANTHROPIC_API_KEY" },
        { "anthropic", "html", "web page", "base URL" },
        { "openai", "html", "web page", "base URL" },
        { "anthropic", "404", "company's proxy", "base URL" },
        { "openai", "404", "company's proxy", "base URL" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_provider_that_fails_for_good_in_the_middle_stops_clearly_and_nothing_is_paid_twice(string provider, string fault, string said, string hint)
    {
        using var scene = ObeyingModels.Scene(provider);
        await using var broken = StrictServer.Start(
            Turn(Call("read_file", new { path = "src/app.txt" })), Good,
            Turn(Call("write_file", new { path = "docs/greeting.md", content = "See src/greeting.txt.\n" })),
            new ServerTurn { Fault = fault, Body = fault is "404" or "html" ? Page : null });
        ObeyingModels.PointAt(scene, broken);
        var stopped = await Assert.ThrowsAsync<ForeplanException>(() => scene.RunAsync());
        Assert.Equal(Outcome.Usage, stopped.Outcome);
        Assert.Contains(said, stopped.Message);
        Assert.Contains(hint, stopped.Hint);
        Assert.DoesNotContain('<', stopped.Message);
        Assert.Equal(4, broken.Requests.Count);
        Assert.Equal("hello", scene.Git("show", "foreplan/001-greeting:src/greeting.txt"));
        var status = scene.Flow.Status(scene.Folder);
        Assert.Equal(("paused", "foreplan run 001-greeting"), (status.Stage, status.Next));
        Assert.Equal("failed", scene.All<RunEvent.Paused>()[^1].Reason);

        await using var again = StrictServer.Start(Turn(Call("finish_phase", new { summary = "Done." })), Rest[1]);
        ObeyingModels.PointAt(scene, again);
        Assert.Equal(Outcome.Done, (await scene.RunAsync()).Outcome);
        Assert.Equal(2, again.Requests.Count);
        Assert.All(again.Requests, request => Assert.True(request.Refusal is null, request.Refusal));
        // The request that failed is sent again as it was; what was answered is not.
        Assert.Equal(broken.Requests[3].Body, again.Requests[0].Body);
        var ledger = Ledger.Of(scene.Events);
        Assert.Equal(5, ledger.Entries.Count(entry => entry.Outcome == CallOutcome.Answered));
        Assert.Equal((0, 0m), (ledger.Total.PossiblyPaid, ledger.Entries.Single(entry => entry.Outcome == CallOutcome.Failed).Usd));
        Assert.Equal("docs/greeting.md\nsrc/greeting.txt", scene.Git("diff", "--name-only", "main", "foreplan/001-greeting"));
    }
}
