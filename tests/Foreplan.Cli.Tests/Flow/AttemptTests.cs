using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;
using static Foreplan.Cli.Tests.ScriptedModels;

namespace Foreplan.Cli.Tests.Flow;

public sealed class AttemptTests
{
    private static string Plain => ScriptedModels.Plan;

    [Fact]
    public void A_gate_that_is_red_twice_blocks_the_phase()
    {
        using var scene = new Scene(Write(1, "src/greeting.txt", "bye\n"), Write(1, "src/greeting.txt", "ciao\n")).Locked(Plain);
        var result = scene.Run();
        Assert.Equal(Outcome.NotDone, result.Outcome);
        Assert.Contains("Phase 1 is not done", result.Message);
        Assert.Equal([1, 2], scene.All<RunEvent.AttemptFailed>().Select(failed => failed.Attempt));
        Assert.Equal("attempts", Assert.Single(scene.All<RunEvent.PhaseBlocked>()).Kind);
        Assert.Empty(scene.All<RunEvent.PhaseCommitted>());
        Assert.Null(result.Branch);

        // The same command again calls nobody and says the same.
        Assert.Equal(Outcome.NotDone, scene.Run().Outcome);
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void A_red_gate_comes_back_in_the_same_conversation_and_is_repaired()
    {
        using var scene = new Scene([Write(1, "src/greeting.txt", "bye\n"), .. Carried]).Locked(Plain);
        var result = scene.Run();
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Contains("The gate is red.", scene.Sent[1].Answers[1]);
        Assert.Contains("`grep -q hello src/greeting.txt` → exit 1", scene.Sent[1].Answers[1]);
        Assert.Equal(["p1.1", "p1.1", "p2.1"], scene.All<RunEvent.CallSent>().Take(3).Select(call => call.Conversation));
        Assert.Equal([1, 2, 1], scene.All<RunEvent.CallSent>().Take(3).Select(call => call.Attempt));
        Assert.Equal("hello", scene.Git("show", "foreplan/001-greeting:src/greeting.txt"));
    }

    [Fact]
    public void A_stronger_model_takes_over_in_a_fresh_conversation_with_brief_diff_and_gate_tail()
    {
        using var scene = new Scene(Write(1, "src/greeting.txt", "bye\n"), Write(1, "src/greeting.txt", "ciao\n"), Write(2, "docs/greeting.md", "src/greeting.txt\n"), Review("approve"));
        scene.Put("AGENTS.md", Scene.Agents.Replace("## Review Agent", "- Escalate to: scripted:../strong.json after 2 failed attempts\n## Review Agent", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(scene.Temp, "strong.json"), Of(Write(1, "src/greeting.txt", "hello\n").Priced("anthropic/claude-sonnet-5-5", 1000, 100)));
        scene.Locked(Plain);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        var sent = scene.Sent[2];
        Assert.Equal("scripted:../strong.json", sent.Scope.Model.ToString());
        Assert.Equal(3, sent.Messages.Count);
        Assert.StartsWith("### Phase 1: The greeting\n", sent.Task);
        Assert.Contains("+ciao", sent.Task);
        Assert.Contains("`grep -q hello src/greeting.txt` → exit 1", sent.Task);
        Assert.Equal(scene.Sent[0].Prefix, sent.Prefix);
        Assert.Equal("p1.3", sent.Scope.Conversation);
        Assert.Contains(scene.All<RunEvent.CallSent>(), call => call is { Model: "scripted:../strong.json", Phase: 1, Attempt: 3 });
        Assert.Contains(Foreplan.Costs.Ledger.Of(scene.Folder.Journals(), scene.Flow.Prices).Entries, entry => entry is { Phase: 1, Model: "anthropic/claude-sonnet-5-5" });
    }

    [Fact]
    public void A_blocker_waits_for_a_person_and_costs_no_further_call()
    {
        using var scene = new Scene(Phase(1, Call("report_blocker", ("expected", "No greeting."), ("found", "src/hello.txt greets."), ("why", "Two would greet.")))).Locked(Plain);
        var result = scene.Run();
        Assert.Equal(Outcome.Waiting, result.Outcome);
        Assert.Contains("src/hello.txt greets.", result.Message);
        Assert.Equal(Outcome.Waiting, scene.Run().Outcome);
        Assert.Equal(1, scene.Calls);
        Assert.Equal("blocked", scene.Flow.Status(scene.Folder).Stage);
    }

    [Fact]
    public void A_gate_that_ran_no_test_is_red_though_it_exits_with_0()
    {
        using var scene = new Scene(Write(1, "src/greeting.txt", "hello\n"), Write(1, "src/greeting.txt", "hello\n"));
        scene.Put("tools/pytest", "#!/bin/sh\necho '============ no tests ran in 0.01s ============'\n");
        File.SetUnixFileMode(scene.At("tools/pytest"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        scene.CommitAll();
        scene.Locked(PlanWithGate("`tools/pytest` → exit 0"));
        Assert.Equal(Outcome.NotDone, scene.Run().Outcome);
        Assert.Contains("ran no test", scene.All<RunEvent.AttemptFailed>()[0].Reason.Text);
    }

    [Fact]
    public void A_program_that_a_gate_needs_and_is_not_here_is_told_before_any_call()
    {
        using var scene = new Scene(Carried).Locked(Plain);
        scene.Missing.Add("grep");
        var refused = Assert.Throws<ForeplanException>(() => scene.Run());
        Assert.Equal(Outcome.Usage, refused.Outcome);
        Assert.Contains("`grep` is not on this machine", refused.Message);
        Assert.Equal(0, scene.Calls);
        scene.Missing.Clear();
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
    }

    [Fact]
    public void What_commands_change_outside_of_the_scope_is_put_back_and_said()
    {
        const string Gate = "sh: mkdir -p build && echo x > build/out.txt && echo y >> src/app.txt && grep -q hello src/greeting.txt";
        using var scene = new Scene(
            Phase(1, Write("src/greeting.txt", "hello\n"), Call("run", ("command", Gate)), Finish()),
            Carried[1], Carried[2]).Locked(PlanWithGate($"`{Gate}` → exit 0"));
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        var said = Assert.Single(scene.All<RunEvent.Noted>(), noted => noted.Code == "PL702");
        Assert.Contains("build/out.txt", said.Text);
        Assert.Contains("src/app.txt", said.Text);
        Assert.Equal("A\tsrc/greeting.txt", scene.Git("diff", "--name-status", "main", scene.All<RunEvent.PhaseCommitted>()[0].Commit));
        Assert.Equal("A\tdocs/greeting.md\nA\tsrc/greeting.txt", scene.Git("diff", "--name-status", "main", "foreplan/001-greeting"));
    }

    [Fact]
    public void A_phase_is_one_commit_with_its_trailers_and_just_its_files()
    {
        using var scene = new Scene(
            ScriptedModels.Phase(1, Write("src/greeting.txt", "hello\n"), Finish("Greets.\n\nForeplan-Phase: 9")), Carried[1], Carried[2]).Locked(Plain);
        var result = scene.Run();
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal("2", scene.Git("rev-list", "--count", "main..foreplan/001-greeting"));
        Assert.Equal("src/greeting.txt", scene.Git("diff-tree", "--no-commit-id", "--name-only", "-r", "foreplan/001-greeting~1"));
        Assert.Equal("docs/greeting.md", scene.Git("diff-tree", "--no-commit-id", "--name-only", "-r", "foreplan/001-greeting"));
        Assert.Equal("Phase 1: The greeting", scene.Git("log", "-1", "--format=%s", "foreplan/001-greeting~1"));
        Assert.Equal(
            $"Foreplan-Plan: 001-greeting\nForeplan-Phase: 1\nForeplan-Requirements: R1\nForeplan-Run: {result.Run}",
            scene.Git("log", "-1", "--format=%(trailers:only)", "foreplan/001-greeting~1").Trim());
        Assert.Equal("Ada Löve", scene.Git("log", "-1", "--format=%an", "foreplan/001-greeting"));
        Assert.Equal("", scene.Git("status", "--porcelain", "--", "src", "docs"));
    }
}
