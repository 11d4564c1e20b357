namespace Foreplan.Cli.Tests;

public sealed class FlowTests
{
    [Fact]
    public void A_sentence_becomes_a_branch_to_merge()
    {
        using var desk = new Desk();
        var planned = desk.Run("plan", "Add", "a", "greeting", "--yes").Is(Outcome.Done);
        Assert.Contains("Phase 2: The note", planned.Out);
        Assert.Contains("foreplan lock 001-add-a-greeting", planned.Out);
        var locked = desk.Run("lock", "--yes", "--sandbox", "none").Is(Outcome.Done);
        Assert.Contains("src/greeting.txt", locked.Out);
        Assert.Contains("grep -q greeting docs/greeting.md", locked.Out);
        var run = desk.Run("run").Is(Outcome.Done);
        Assert.Contains("✓ Phase 2: The note", run.Out);
        Assert.Contains("Review: approve", run.Out);
        Assert.Contains("git merge foreplan/001-add-a-greeting", run.Out);
        Assert.Contains("Total (new way)", run.Out);
        Assert.Equal("hello", desk.Git("show", "foreplan/001-add-a-greeting:src/greeting.txt"));
        Assert.Contains("# Cost: Add a greeting", desk.Read("plans/001-add-a-greeting/report.md"));
        Assert.False(File.Exists(desk.At("src/greeting.txt")));
    }
}
