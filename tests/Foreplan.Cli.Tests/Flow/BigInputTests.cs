using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>Documents that are far too big: they work, or what is too big is said before anything is paid.</summary>
public sealed class BigInputTests
{
    private const int Lines = 10_000;

    [Fact]
    public void A_plan_of_10_000_lines_is_carried_out_where_requests_may_hold_it()
    {
        using var scene = new Scene([.. Carried.Select(turn => { turn.Remove("model"); return turn; })]);
        scene.Put("AGENTS.md", Scene.Agents.Replace("60k", "600k", StringComparison.Ordinal));
        scene.CommitAll();
        scene.Locked(Long("- a line\n"));
        var result = scene.Run();
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal(2, scene.All<RunEvent.PhaseCommitted>().Count);
        Assert.True(scene.Sent[0].Prefix.Split("- a line").Length > Lines);
        Assert.Equal("done", scene.Flow.Status(scene.Folder).Stage);
    }

    [Fact]
    public void A_plan_of_10_000_lines_that_no_request_can_hold_is_refused_once_and_not_for_each_phase()
    {
        using var scene = new Scene(Carried);
        scene.Planned(Long("- a line of ten words, so that it is far too long\n"));
        var proposal = scene.Flow.PrepareLock(scene.Folder, new() { Sandbox = "none" });
        var tooLarge = Assert.Single(proposal.Diagnostics, found => found.Id == "PL420");
        Assert.Contains("a request may hold 60,000", tooLarge.Message);
        Assert.Contains("cut it into several plans", tooLarge.Fix);
        Assert.Contains(proposal.Diagnostics, found => found.Id == "PL133");
        Assert.False(proposal.CanLock);
        Assert.Empty(scene.Sent);
    }

    [Fact]
    public void Of_an_AGENTS_md_of_10_MB_models_get_the_beginning_and_it_is_said()
    {
        using var scene = new Scene([.. ScriptedModels.UpToReview[1..2], .. Carried]);
        var rule = "- Keep the words plain and the lines short, always and everywhere.\n";
        scene.Put("AGENTS.md", Scene.Agents + string.Concat(Enumerable.Repeat(rule, 10_000_000 / rule.Length)));
        scene.CommitAll();
        scene.Put("plans/001-greeting/spec.md", ScriptedModels.Spec);
        Assert.Equal(Outcome.Done, scene.Plan().Outcome);
        Assert.Contains(scene.Told, told => told.Contains("AGENTS.md: The file has", StringComparison.Ordinal) && told.Contains("models are given the first 48,000", StringComparison.Ordinal));
        Assert.Contains(scene.Flow.PrepareLock(scene.Folder, new() { Sandbox = "none" }).Diagnostics, found => found is { Id: "PL036", File: "AGENTS.md" });
        scene.Lock();
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.All(scene.Sent, sent => Assert.InRange(sent.Json.Length, 1, 90_000));
        Assert.All(scene.Sent, sent => Assert.Contains("[cut: AGENTS.md goes on; read it with read_file]", sent.Json));
        Assert.All(scene.All<RunEvent.CallSent>(), call => Assert.InRange(call.EstimatedInput, 1, 60_000));
    }

    private static string Long(string line) => ScriptedModels.Plan.Replace("## Edge cases\n", "## Edge cases\n" + string.Concat(Enumerable.Repeat(line, Lines)), StringComparison.Ordinal);
}
