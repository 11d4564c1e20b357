using System.Text.Json.Nodes;

namespace Foreplan.Cli.Tests.Commands;

public sealed class LookTests
{
    [Fact]
    public void A_run_can_be_looked_at_reviewed_again_and_undone()
    {
        using var desk = new Desk().Locked();
        desk.Run("run").Is(Outcome.Done);
        Assert.Contains("✓ Phase 1: The greeting", desk.Run("status").Is(Outcome.Done).Out);
        var status = desk.Run("status", "1", "--json").Is(Outcome.Done).Json["plans"]?[0];
        Assert.Equal("done", (string?)status?["stage"]);
        Assert.Equal("complete", (string?)status?["phases"]?[1]?["status"]);
        Assert.Contains("+hello", desk.Run("diff", "1").Is(Outcome.Done).Out);
        Assert.StartsWith("diff --git", (string?)desk.Run("diff", "1", "--json").Is(Outcome.Done).Json["diff"]);
        var log = desk.Run("log").Is(Outcome.Done).Out;
        Assert.Contains("write_file src/greeting.txt", log);
        Assert.Contains("Review: approve", log);
        Assert.Equal(3, (desk.Run("log", "--json").Is(Outcome.Done).Json["journals"] as JsonArray)?.Count);
        desk.Run("review", "--json").Is(Outcome.Done);
        Assert.Contains("Nothing was removed", desk.Run("undo").Is(Outcome.Waiting).Error);
        Assert.NotEmpty(desk.Git("branch", "--list", "foreplan/*"));
        desk.Typed = "y\n";
        Assert.Contains("Phase 2", desk.Run("undo").Is(Outcome.Done).Out);
        Assert.Empty(desk.Git("branch", "--list", "foreplan/*"));
        Assert.Contains("no run", desk.Run("undo", "--yes").Is(Outcome.Usage).Error);
        Assert.Contains("no run", desk.Run("diff").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void The_bill_of_a_plan_and_of_all_plans_by_month()
    {
        using var desk = new Desk().Locked();
        Assert.Contains("Planning", desk.Run("report", "1").Is(Outcome.Done).Out);
        Assert.StartsWith("# Cost: Add a greeting", desk.Run("report", "1", "--format", "markdown").Is(Outcome.Done).Out);
        var json = desk.Run("report", "1", "--json").Is(Outcome.Done).Json;
        Assert.Equal(1, (int?)json["foreplan"]);
        Assert.Equal("report", (string?)json["command"]);
        Assert.True((decimal?)json["total"] > 0);
        Assert.Contains(DateTime.UtcNow.ToString("yyyy-MM"), desk.Run("report").Is(Outcome.Done).Out);
        Assert.NotNull(desk.Run("report", "--json").Is(Outcome.Done).Json["months"] as JsonArray);
        Assert.StartsWith("# Cost", desk.Read("plans/001-add-a-greeting/report.md"));
    }

    [Fact]
    public void Without_any_cost_the_bill_says_so()
    {
        using var desk = new Desk();
        Assert.Contains("Nothing was spent", desk.Run("report").Is(Outcome.Done).Out);
    }

    [Fact]
    public void The_brief_of_a_phase_is_its_section_with_the_plan_before_it()
    {
        using var desk = new Desk().Planned();
        Assert.Contains("### Phase 2: The note", desk.Run("brief", "--phase", "2").Is(Outcome.Done).Out);
        Assert.Contains("It has 1, 2", desk.Run("brief", "1", "--phase", "9").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void Nothing_happened_yet_in_a_plan_without_journals()
    {
        using var desk = new Desk();
        desk.Run("new", "One").Is(Outcome.Done);
        Assert.Contains("Nothing happened yet", desk.Run("log").Is(Outcome.Done).Out);
    }

    [Fact]
    public void A_merged_branch_leaves_nothing_to_do_and_a_second_run_says_that_nothing_ran()
    {
        using var desk = new Desk().Locked();
        desk.Run("run").Is(Outcome.Done);
        Assert.Contains("Nothing was called or run", desk.Run("run").Is(Outcome.Done).All);
        desk.Git("merge", "-q", "foreplan/001-add-a-greeting");
        Assert.Contains("Merged; nothing is left to do.", desk.Run("status").Is(Outcome.Done).Out);
    }

    [Fact]
    public void A_lock_that_broke_while_the_run_paused_is_said_by_status()
    {
        using var desk = new Desk().Locked();
        desk.Run("run", "--pause-after-phase").Is(Outcome.Waiting);
        desk.Put("plans/001-add-a-greeting/plan.md", desk.Read("plans/001-add-a-greeting/plan.md") + "\nmore\n");
        Assert.Equal("stale", (string?)desk.Run("status", "--json").Json["plans"]?[0]?["stage"]);
    }

    [Fact]
    public void The_months_come_as_markdown_too()
    {
        using var desk = new Desk().Planned();
        Assert.StartsWith("| Month | Plan | Cost |", desk.Run("report", "--format", "markdown").Is(Outcome.Done).Out, StringComparison.Ordinal);
    }
}
