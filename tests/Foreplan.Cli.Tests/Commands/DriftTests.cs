namespace Foreplan.Cli.Tests.Commands;

public sealed class DriftTests
{
    private const string PlanFile = "plans/001-add-a-greeting/plan.md";

    [Fact]
    public void A_plan_that_is_built_is_judged_where_it_was_approved()
    {
        using var desk = new Desk();
        desk.Locked();
        desk.Run("run").Is(Outcome.Done);
        desk.CommitAll();
        desk.Git("merge", "-q", "--no-edit", "foreplan/001-add-a-greeting");

        var approved = desk.Git("rev-parse", "HEAD~1~1");
        var checking = desk.Run("check", "1", "--fix", "--json").Is(Outcome.Done).Json;
        Assert.Equal(approved, checking["commit"]?.GetValue<string>());
        Assert.Matches($"^Nothing was re-anchored: .* is complete and true of {approved[..7]}", checking["message"]?.GetValue<string>());
        desk.Run("check", "plans").Is(Outcome.Done);
    }

    [Fact]
    public void Files_outside_the_scope_may_change()
    {
        using var desk = new Desk();
        desk.Locked();
        desk.Put("other.txt", "one\n");
        desk.CommitAll();

        Assert.DoesNotContain("PL53", desk.Run("check", "1").Is(Outcome.Done).All);
        desk.Run("run").Is(Outcome.Done);
    }

    [Fact]
    public void Lines_that_moved_are_found_again_and_written_on_request()
    {
        using var desk = Editing();
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        File.Delete(desk.At("plans/001-add-a-greeting/plan.lock.json"));
        desk.Put("src/app.txt", "zero\none\ntwo\n");
        desk.CommitAll();

        Assert.Matches(@"plan\.md:\d+: note PL536: What was src/app\.txt:1-2 at [0-9a-f]{7} is src/app\.txt:2-3 at ", desk.Run("check", "1").Out);
        desk.Run("check", "1", "--fix");

        Assert.Contains("`src/app.txt:2-3`", desk.Read(PlanFile));
        Assert.Contains("```text src/app.txt:3\ntwo\n```", desk.Read(PlanFile));
        Assert.DoesNotContain("src/app.txt:1-2", desk.Read(PlanFile));
        // The plan stands on what it was written for now: nothing moves a second time.
        var written = desk.Read(PlanFile);
        Assert.Contains($"**Planned at**: commit {desk.Git("rev-parse", "HEAD")[..7]}", written, StringComparison.Ordinal);
        Assert.DoesNotContain("PL536", desk.Run("check", "1", "--fix").Out);
        Assert.Equal(written, desk.Read(PlanFile));
        // No edit of the person's that a planner would have to answer.
        Assert.Empty(desk.Run("notes", "1", "--json").Json["notes"]?.AsArray() ?? [null]);
    }

    [Fact]
    public void Lines_that_changed_are_told_with_both_sides_and_a_run_is_refused()
    {
        using var desk = Editing();
        desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        desk.Put("src/app.txt", "one\nthree\n");
        desk.CommitAll();

        var check = desk.Run("check", "1");
        var run = desk.Run("run").Is(Outcome.Refused);

        Assert.Matches(@"plan\.md:\d+: warning PL537: src/app\.txt:2 was `two` at [0-9a-f]{7}, on which the plan stands; src/app\.txt:2 is `three` at ", check.All);
        Assert.Contains("src/app.txt:2: error PL531: src/app.txt changed between ", run.All);
        Assert.Contains("src/app.txt:2 was `two`", run.All);
    }

    private static Desk Editing()
    {
        var desk = new Desk();
        desk.Planned();
        desk.Put(PlanFile, desk.Read(PlanFile)
            .Replace("  - `src/greeting.txt` (new)", "  - `src/greeting.txt` (new)\n  - `src/app.txt` (edit)", StringComparison.Ordinal)
            .Replace("- `src/app.txt`: stays as it is", "- `models.json`: stays as it is", StringComparison.Ordinal)
            .Replace("1. Create `src/greeting.txt` with", "1. Change the second line of `src/app.txt`.\n2. Create `src/greeting.txt` with", StringComparison.Ordinal)
            .Replace("#### Steps\n1. Change", "#### Current state\n```text src/app.txt:2\ntwo\n```\n\n#### Steps\n1. Change", StringComparison.Ordinal));
        return desk;
    }
}
