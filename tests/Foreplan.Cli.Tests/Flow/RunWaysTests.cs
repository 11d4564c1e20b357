using Foreplan.Runs;
using static Foreplan.Cli.Tests.Flow.Script;

namespace Foreplan.Cli.Tests.Flow;

public sealed class RunWaysTests
{
    private const string Branch = "foreplan/001-greeting";

    [Fact]
    public void A_phase_whose_dependency_is_not_done_is_not_begun()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        var refused = Assert.Throws<ForeplanException>(() => scene.Run(new() { Phase = 2 }));
        Assert.Equal(Outcome.Usage, refused.Outcome);
        Assert.Contains("depends on phase 1", refused.Message);
        Assert.Equal(Outcome.Usage, Assert.Throws<ForeplanException>(() => scene.Run(new() { Phase = 7 })).Outcome);
        Assert.Equal(0, scene.Calls);
    }

    [Fact]
    public void One_phase_at_a_time_comes_to_the_same_end()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        var first = scene.Run(new() { Phase = 1 });
        Assert.Equal(Outcome.Done, first.Outcome);
        Assert.Contains("phase 2", first.Next);
        Assert.Equal(1, scene.Calls);
        Assert.Equal("1", scene.Git("rev-list", "--count", $"main..{Branch}"));
        var second = scene.Run(new() { Phase = 2 });
        Assert.Equal("approve", second.Verdict);
        Assert.Equal(3, scene.Calls);
    }

    [Fact]
    public void A_run_stops_between_phases_when_asked_and_goes_on()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        var paused = scene.Run(new() { PauseAfterPhase = true });
        Assert.Equal(Outcome.Waiting, paused.Outcome);
        Assert.Contains("Phase 1 is done", paused.Message);
        Assert.Equal("paused", scene.Flow.Status(scene.Folder).Stage);
        Assert.Equal(PhaseStatus.Complete, scene.Flow.Status(scene.Folder).Phases[0].Status);
        Assert.Equal(Outcome.Done, scene.Run(new() { PauseAfterPhase = true }).Outcome);
        Assert.Equal(3, scene.Calls);
    }

    [Fact]
    public void A_review_that_is_left_out_is_recorded_with_its_reason()
    {
        using var scene = new Scene(Carried[0], Carried[1]).Locked(ScriptedModels.Plan);
        var result = scene.Run(new() { NoReview = "a typo only" });
        Assert.Equal(Outcome.Done, result.Outcome);
        Assert.Equal("skipped", result.Verdict);
        var review = Assert.Single(scene.All<RunEvent.ReviewFinished>());
        Assert.Equal("a typo only", review.Document.Text);
        Assert.Equal(2, scene.Calls);
    }

    [Fact]
    public void A_finished_run_makes_no_call_also_after_its_branch_was_merged()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        var events = scene.Events.Count;
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        scene.Git("merge", "-q", Branch);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.Equal(events, scene.Events.Count);
        Assert.Equal("done", scene.Flow.Status(scene.Folder).Stage);
    }

    [Fact]
    public void A_run_whose_first_phase_was_merged_already_goes_on()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        scene.Run(new() { PauseAfterPhase = true });
        scene.Git("merge", "-q", Branch);
        Assert.Equal("paused", scene.Flow.Status(scene.Folder).Stage);
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
    }

    [Fact]
    public void A_new_lock_makes_a_new_run_and_the_older_branch_is_kept()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        var first = scene.Run();
        scene.Put("plans/001-greeting/plan.md", ScriptedModels.Plan.Replace("Nothing else changes.", "That is all.", StringComparison.Ordinal));
        scene.Lock();
        var second = scene.Run();
        Assert.Equal(Outcome.Done, second.Outcome);
        Assert.NotEqual(first.Run, second.Run);
        Assert.Equal(6, scene.Calls);
        Assert.Equal(first.Commit, scene.Git("rev-parse", $"{Branch}.1"));
        Assert.Equal(second.Commit, scene.Git("rev-parse", Branch));
    }

    [Fact]
    public void An_undo_says_what_it_removes_and_a_run_can_start_again()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        var first = scene.Run();
        var proposal = scene.Flow.PrepareUndo(scene.Folder);
        Assert.Equal((Branch, first.Commit, null), (proposal.Branch, proposal.Commit, proposal.Refusal));
        Assert.Equal(2, proposal.Commits.Count);
        Assert.EndsWith("Phase 1", proposal.Commits[0]);
        scene.Flow.Undo(proposal);
        Assert.Equal("main", scene.Git("branch", "--format=%(refname:short)"));
        Assert.Equal("locked", scene.Flow.Status(scene.Folder).Stage);
        Assert.Equal(3, scene.Calls);
        Assert.Throws<ForeplanException>(() => scene.Flow.PrepareUndo(scene.Folder));
        var second = scene.Run();
        Assert.Equal(Outcome.Done, second.Outcome);
        Assert.NotEqual(first.Run, second.Run);
        Assert.Equal(second.Commit, scene.Git("rev-parse", Branch));
    }

    [Fact]
    public void An_undo_keeps_commits_that_are_not_the_runs()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        scene.Run();
        scene.Git("checkout", "-q", Branch);
        scene.Put("mine.txt", "mine\n");
        scene.Git("add", "mine.txt");
        scene.Git("commit", "-q", "-m", "mine");
        var mine = scene.Git("rev-parse", "HEAD");
        scene.Git("checkout", "-q", "main");
        var proposal = scene.Flow.PrepareUndo(scene.Folder);
        Assert.Contains("not the run's", proposal.Refusal);
        Assert.Equal(Outcome.Refused, Assert.Throws<ForeplanException>(() => scene.Flow.Undo(proposal)).Outcome);
        Assert.Equal(mine, scene.Git("rev-parse", Branch));
    }

    [Fact]
    public void What_is_not_committed_is_said_not_seen_and_left_alone()
    {
        using var scene = new Scene(ScriptedModels.Phase(1, Call("read_file", ("path", "src/app.txt"))), Carried[0], Carried[1], Carried[2]).Locked(ScriptedModels.Plan);
        scene.Put("src/app.txt", "mine\n");
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.Contains(scene.Told, told => told.Contains("1 uncommitted file in your tree (src/app.txt)", StringComparison.Ordinal));
        Assert.DoesNotContain("mine", scene.Sent[1].Answers[0]);
        Assert.Equal("mine\n", scene.Read("src/app.txt"));
        Assert.Equal("main", scene.Git("rev-parse", "--abbrev-ref", "HEAD"));
    }

    [Fact]
    public void A_head_that_moved_outside_of_the_scope_is_said_and_does_no_harm()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        var locked = scene.Git("rev-parse", "HEAD");
        scene.Put("src/app.txt", "three\n");
        scene.CommitAll();
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.Contains(scene.Told, told => told.Contains("1 file outside the plan's scope changed", StringComparison.Ordinal));
        Assert.Equal(locked, scene.Git("merge-base", Branch, "main"));
    }

    [Fact]
    public void A_head_that_moved_inside_the_scope_makes_the_lock_stale()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        scene.Put("src/greeting.txt", "mine\n");
        scene.CommitAll();
        Assert.Equal("stale", scene.Flow.Status(scene.Folder).Stage);
        var result = scene.Run();
        Assert.Equal(Outcome.Refused, result.Outcome);
        Assert.Contains("src/greeting.txt was added", Assert.Single(result.Diagnostics).Message);
        Assert.Equal(0, scene.Calls);
    }

    [Fact]
    public void Commits_of_plan_documents_are_no_drift()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        scene.CommitAll("Approve");
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
        Assert.DoesNotContain(scene.Told, told => told.Contains("HEAD is at", StringComparison.Ordinal));
        Assert.DoesNotContain("plans/", scene.Git("diff", "--name-only", $"main...{Branch}"));
    }

    [Fact]
    public void A_base_that_is_gone_starts_nothing()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        scene.Git("checkout", "-q", "--orphan", "fresh");
        scene.Git("commit", "-q", "-m", "fresh");
        scene.Git("branch", "-q", "-D", "main");
        scene.Git("reflog", "expire", "--expire=now", "--all");
        scene.Git("gc", "-q", "--prune=now");
        var result = scene.Run();
        Assert.Equal(Outcome.Refused, result.Outcome);
        Assert.Equal("PL530", Assert.Single(result.Diagnostics).Id);
        Assert.Equal(0, scene.Calls);
    }

    [Fact]
    public void A_red_setup_is_tried_again_at_the_next_start()
    {
        using var scene = new Scene(Carried);
        scene.Put("foreplan.json", "{ \"foreplan\": 1, \"setup\": [[\"sh\", \"-c\", \"test -f " + Path.Combine(scene.Temp, "ready") + "\"]] }\n");
        scene.CommitAll();
        scene.Locked(ScriptedModels.Plan);
        var red = scene.Run();
        Assert.Equal(Outcome.NotDone, red.Outcome);
        Assert.Contains("The setup command", red.Message);
        Assert.Equal(0, scene.Calls);
        File.WriteAllText(Path.Combine(scene.Temp, "ready"), "");
        Assert.Equal(Outcome.Done, scene.Run().Outcome);
    }

    [Fact]
    public void What_is_red_before_the_change_is_said()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan);
        scene.Run();
        Assert.Contains(scene.All<RunEvent.Noted>(), noted => noted.Code == "PL701" && noted.Text.Contains("is red before the change", StringComparison.Ordinal));
    }

    [Fact]
    public void Done_when_is_run_and_a_red_one_is_a_deviation()
    {
        using var scene = new Scene(Carried).Locked(ScriptedModels.Plan.Replace("- [ ] `grep -q hello src/greeting.txt`", "- [ ] `grep -q never src/greeting.txt`", StringComparison.Ordinal));
        var result = scene.Run();
        Assert.Equal(Outcome.NotDone, result.Outcome);
        Assert.Equal("revise", result.Verdict);
        Assert.Contains("of Done when is not met", result.Message);
        Assert.Contains("of Done when is not met", scene.Read("plans/001-greeting/review.md"));
    }
}
