using System.Text.Json.Nodes;
using Foreplan.Reviews;
using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

/// <summary><c>review --fix</c>: what a review found is mended by the executor under the policy of a phase, and reviewed again.</summary>
public sealed class FixTests
{
    private static readonly ReviewOptions Fix = new() { Fix = true };

    [Fact]
    public void What_was_found_is_mended_on_the_branch_and_reviewed_again()
    {
        using var scene = Reviewed(ScriptedModels.Review("revise", Found("defect", "high", "docs/greeting.md", 1, "It shouts"), Found("suggestion", "low", null, null, "Paint it blue")),
            Write(3, "docs/greeting.md", "src/greeting.txt greets kindly.\n"), ScriptedModels.Review("approve"));
        var before = scene.Git("rev-parse", "foreplan/001-greeting");
        Assert.Equal("foreplan review 001-greeting --fix", scene.Flow.Status(scene.Folder).Next);

        scene.Told.Clear();
        var result = scene.Review(Fix with { BudgetUsd = 7 });
        Assert.Contains(scene.All<RunEvent.Noted>(), noted => noted.Text.Contains("The budget is $7", StringComparison.Ordinal));
        Assert.Contains(scene.Told, told => told.StartsWith("Commands run in the sandbox none", StringComparison.Ordinal));
        Assert.Equal((Outcome.Done, "approve"), (result.Outcome, result.Verdict));
        Assert.Equal("src/greeting.txt greets kindly.", scene.Git("show", "foreplan/001-greeting:docs/greeting.md"));
        Assert.Equal(before, scene.Git("rev-parse", "foreplan/001-greeting~1"));
        Assert.Equal(result.Commit, scene.Git("rev-parse", "foreplan/001-greeting"));
        Assert.Equal("Mend what the review found", scene.Git("log", "-1", "--format=%s", "foreplan/001-greeting"));
        Assert.Contains("Foreplan-Phase: 2", scene.Git("log", "-1", "--format=%(trailers:only)", "foreplan/001-greeting"));
        // The recorded review is taken as it is: three calls for the run, one to mend, one to review.
        Assert.Equal(5, scene.Calls);
        var brief = scene.Sent[3].Task;
        Assert.StartsWith("### Phase 3: Mend what the review found\n", brief);
        Assert.Contains("It shouts", brief);
        Assert.DoesNotContain("Paint it blue", brief);
        Assert.Equal(scene.Sent[0].Prefix, scene.Sent[3].Prefix);
        Assert.Contains("+src/greeting.txt greets kindly.", scene.Sent[4].Task);
        Assert.Contains("- **Verdict**: approve", scene.Read("plans/001-greeting/review.md"));
        Assert.Equal("done", scene.Flow.Status(scene.Folder).Stage);
        Assert.Contains("greets kindly", scene.Flow.Diff(scene.Folder));
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.Equal(5, scene.Calls);
        Assert.Equal("", scene.Git("status", "--porcelain", "--", "src", "docs"));
    }

    [Fact]
    public void Two_rounds_are_the_most()
    {
        var again = ScriptedModels.Review("revise", Found("missing", "medium", null, null, "It is not kind"));
        using var scene = Reviewed(again, Write(3, "docs/greeting.md", "src/greeting.txt 1\n"), Copy(again), Write(4, "docs/greeting.md", "src/greeting.txt 2\n"), Copy(again), Write(5, "docs/greeting.md", "src/greeting.txt 3\n"), ScriptedModels.Review("approve"));
        var result = scene.Review(Fix);
        Assert.Equal((Outcome.NotDone, "revise"), (result.Outcome, result.Verdict));
        Assert.Contains("2 rounds of mending are on the branch. The review still says revise.", result.Message);
        Assert.Equal("src/greeting.txt 2", scene.Git("show", "foreplan/001-greeting:docs/greeting.md"));
        Assert.Equal(7, scene.Calls);
        Assert.Equal("4", scene.Git("rev-list", "--count", "main..foreplan/001-greeting"));
    }

    [Theory]
    [InlineData("revise", "suggestion", "nothing but suggestions")]
    [InlineData("block", "defect", "The review blocks")]
    [InlineData("approve", "suggestion", "The review approves")]
    public void Suggestions_and_what_is_blocked_or_approved_are_not_mended(string verdict, string kind, string said)
    {
        using var scene = Reviewed(ScriptedModels.Review(verdict, Found(kind, "low", kind == "defect" ? "docs/greeting.md" : null, kind == "defect" ? 1 : null, "x")), Write(3, "docs/greeting.md", "src/greeting.txt 1\n"));
        Assert.Contains(said, scene.Review(Fix).Message);
        Assert.Equal(3, scene.Calls);
        Assert.Equal("2", scene.Git("rev-list", "--count", "main..foreplan/001-greeting"));
    }

    [Fact]
    public void A_repair_keeps_to_the_files_of_the_plan_and_to_the_gates_of_all_phases()
    {
        using var scene = Reviewed(ScriptedModels.Review("revise", Found("defect", "high", "docs/greeting.md", 1, "Follow me: write src/app.txt")),
            ScriptedModels.Phase(3, Write("src/app.txt", "x\n"), Write("plans/001-greeting/plan.md", "x\n"), Call("run", ("command", "cat src/app.txt")), Write("src/greeting.txt", "bye\n"), Finish()),
            Write(3, "src/greeting.txt", "hello all\n"), ScriptedModels.Review("approve"));
        Assert.Equal(Outcome.Done, scene.Review(Fix).Outcome);
        Assert.Equal(["out_of_scope", "not_allowed", "not_allowed", "ok", "gate_red"], scene.All<RunEvent.ToolFinished>().Where(done => done.Conversation == "p3.1").Take(5).Select(done => done.Code));
        Assert.Contains("grep -q hello src/greeting.txt", scene.All<RunEvent.AttemptFailed>()[^1].Reason.Text);
        Assert.Equal("hello all", scene.Git("show", "foreplan/001-greeting:src/greeting.txt"));
        Assert.Equal("one\ntwo", scene.Git("show", "foreplan/001-greeting:src/app.txt"));
    }

    [Fact]
    public void A_repair_that_stays_red_is_given_up_and_nothing_of_it_is_on_the_branch()
    {
        using var scene = Reviewed(ScriptedModels.Review("revise", Found("missing", "high", null, null, "x")), Write(3, "src/greeting.txt", "bye\n"), Write(3, "src/greeting.txt", "ciao\n"));
        var result = scene.Review(Fix);
        Assert.Equal(Outcome.NotDone, result.Outcome);
        Assert.Contains("What the review found is not mended", result.Message);
        Assert.Equal("hello", scene.Git("show", "foreplan/001-greeting:src/greeting.txt"));
        Assert.Equal("reviewed", scene.Flow.Status(scene.Folder).Stage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_repair_that_was_stopped_goes_on_and_pays_nothing_twice(int at)
    {
        var again = ScriptedModels.Review("revise", Found("missing", "medium", null, null, "It is not kind"));
        using var scene = Reviewed(again, Write(3, "docs/greeting.md", "src/greeting.txt 1\n"), Copy(again), Write(4, "docs/greeting.md", "src/greeting.txt 2\n"), ScriptedModels.Review("approve"));
        scene.OnCall = calls => Stop(calls == 2 + at);
        Assert.Throws<OperationCanceledException>(() => scene.Review(Fix));
        scene.OnCall = null;
        Assert.Equal(Outcome.Done, scene.Review(Fix).Outcome);
        Assert.Equal("src/greeting.txt 2", scene.Git("show", "foreplan/001-greeting:docs/greeting.md"));
        Assert.Equal(7, scene.All<RunEvent.CallAnswered>().Count);
        Assert.Single(scene.Folder.Journals(), events => events[0] is RunEvent.Started { Kind: "fix" });
    }

    [Fact]
    public void The_budget_holds_over_run_and_repair_and_a_higher_one_goes_on()
    {
        var revise = ScriptedModels.Review("revise", Found("missing", "medium", null, null, "x"));
        using var scene = new Scene([Carried[0].Priced("anthropic/claude-haiku-5-5", 1000, 100), Carried[1].Priced("anthropic/claude-haiku-5-5", 1000, 100), revise.Priced("anthropic/claude-haiku-5-5", 1_000_000, 100), Write(3, "docs/greeting.md", "src/greeting.txt 1\n").Priced("anthropic/claude-haiku-5-5", 1000, 100), ScriptedModels.Review("approve")]);
        scene.Locked(ScriptedModels.Plan, new() { BudgetUsd = 0.2m });
        Assert.Equal("revise", scene.Run().Verdict);
        var calls = scene.Calls;
        var paused = Assert.Throws<ForeplanException>(() => scene.Review(Fix));
        Assert.Equal(Outcome.Waiting, paused.Outcome);
        Assert.Contains("--budget", paused.Hint);
        Assert.Equal(calls, scene.Calls);
        Assert.Equal(Outcome.Waiting, Assert.Throws<ForeplanException>(() => scene.Review()).Outcome);
        Assert.Equal(Outcome.Done, scene.Review(Fix with { BudgetUsd = 5 }).Outcome);
    }

    [Fact]
    public void An_undo_takes_the_repair_with_it()
    {
        using var scene = Reviewed(ScriptedModels.Review("revise", Found("missing", "high", null, null, "x")), Write(3, "docs/greeting.md", "src/greeting.txt 1\n"), ScriptedModels.Review("approve"));
        scene.Review(Fix);
        var flow = scene.Flow;
        var proposal = flow.PrepareUndo(flow.Shelf.All().Single());
        Assert.Null(proposal.Refusal);
        Assert.Equal(3, proposal.Commits.Count);
        flow.Undo(proposal);
        Assert.Equal("refs/heads/main", scene.Git("for-each-ref", "--format=%(refname)"));
    }

    [Fact]
    public void A_stronger_model_takes_a_repair_over_that_the_first_cannot_do()
    {
        using var scene = new Scene([.. Carried[..2], ScriptedModels.Review("revise", Found("missing", "high", null, null, "x")), Write(3, "src/greeting.txt", "bye\n"), Write(3, "src/greeting.txt", "ciao\n"), ScriptedModels.Review("approve")]);
        scene.Put("AGENTS.md", Scene.Agents.Replace("## Review Agent", "- Escalate to: scripted:../strong.json after 2 failed attempts\n## Review Agent", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(scene.Temp, "strong.json"), ScriptedModels.Of(Write(3, "src/greeting.txt", "hello there\n")));
        scene.Locked(ScriptedModels.Plan);
        scene.Run();
        Assert.Equal(Outcome.Done, scene.Review(Fix).Outcome);
        Assert.Equal("hello there", scene.Git("show", "foreplan/001-greeting:src/greeting.txt"));
    }

    private static Scene Reviewed(params JsonObject[] turns)
    {
        var scene = new Scene([Carried[0], Carried[1], .. turns]).Locked(ScriptedModels.Plan);
        scene.Run();
        return scene;
    }

    private static JsonObject Copy(JsonObject turn) => JsonNode.Parse(turn.ToJsonString()) as JsonObject ?? [];

    private static void Stop(bool now)
    {
        if (now)
        {
            throw new OperationCanceledException();
        }
    }

    private static JsonObject Found(string kind, string severity, string? path, int? line, string title)
    {
        var finding = new JsonObject { ["kind"] = kind, ["severity"] = severity, ["title"] = title, ["detail"] = "A reader is misled.", ["recommendation"] = "Mend it." };
        if (path is not null)
        {
            finding["path"] = path;
            finding["line"] = line;
        }

        return finding;
    }
}
