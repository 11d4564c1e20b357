namespace Foreplan.Cli.Tests.Repositories;

/// <summary>The person goes on working while a plan is locked or run.</summary>
public sealed class MovedHeadTests
{
    [Fact]
    public void A_commit_beside_the_plan_s_files_is_told_and_the_run_starts_from_what_was_locked()
    {
        using var odd = new Odd().Begun().Committed().Locked();
        var locked = odd.Desk.Git("rev-parse", "HEAD");
        odd.Desk.Put("other.txt", "other\n");
        odd.Desk.Git("add", "other.txt");
        odd.Desk.Git("commit", "-q", "-m", "other");
        Assert.Contains(locked[..7], odd.Desk.Run("run").Is(Outcome.Done).Error);
        odd.AssertChanges(locked);
        odd.Desk.Git("merge", "-q", Odd.Branch);
    }

    [Fact]
    public void A_commit_to_the_plan_s_files_is_refused_with_the_file_s_name()
    {
        using var odd = new Odd().Begun().Committed().Locked();
        odd.Desk.Put("src/greeting.txt", "mine\n");
        odd.Desk.Git("add", "src/greeting.txt");
        odd.Desk.Git("commit", "-q", "-m", "mine");
        var said = odd.Desk.Run("run").Is(Outcome.Refused);
        Assert.Contains("src/greeting.txt", said.All);
        Assert.Contains("foreplan lock", said.Error);
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("switch")]
    [InlineData("reset")]
    public void HEAD_may_move_during_a_run(string how)
    {
        using var odd = new Odd().Begun().Committed();
        odd.Desk.Put("other.txt", "other\n");
        odd.Committed().Locked();
        var locked = odd.Desk.Git("rev-parse", "HEAD");
        var moved = "";
        odd.Desk.WhenTold = told =>
        {
            if (moved.Length == 0 && told.Contains("write_file", StringComparison.Ordinal))
            {
                odd.Desk.Git(how switch
                {
                    "commit" => ["commit", "-q", "--allow-empty", "-m", "mine"],
                    "switch" => ["switch", "-q", "-c", "mine"],
                    _ => ["reset", "-q", "--hard", "HEAD~1"],
                });
                moved = odd.Desk.Git("rev-parse", "HEAD") + odd.Desk.Git("branch", "--show-current");
            }
        };
        odd.Desk.Run("run").Is(Outcome.Done);
        Assert.Equal(moved, odd.Desk.Git("rev-parse", "HEAD") + odd.Desk.Git("branch", "--show-current"));
        odd.AssertChanges(locked);
    }

    [Fact]
    public void The_locked_commit_outlives_an_amend_and_a_gc_between_phases()
    {
        using var odd = new Odd().Begun().Committed().Locked();
        var locked = odd.Desk.Git("rev-parse", "HEAD");
        odd.Desk.Run("run", "--pause-after-phase").Is(Outcome.Waiting);
        odd.Desk.Git("commit", "-q", "--amend", "-m", "amended");
        odd.Desk.Git("reflog", "expire", "--expire=now", "--all");
        odd.Desk.Git("gc", "-q", "--prune=now");
        Assert.NotEqual(locked, odd.Desk.Git("rev-parse", "HEAD"));
        odd.Desk.Run("run").Is(Outcome.Done);
        odd.AssertChanges(locked);
    }

    [Fact]
    public void The_locked_commit_that_an_amend_and_a_gc_removed_before_the_run_is_missed_with_what_to_do()
    {
        using var odd = new Odd().Begun().Committed().Locked();
        odd.Desk.Git("commit", "-q", "--amend", "-m", "amended");
        odd.Desk.Git("reflog", "expire", "--expire=now", "--all");
        odd.Desk.Git("gc", "-q", "--prune=now");
        Assert.Contains("foreplan lock", odd.Desk.Run("run").Is(Outcome.Refused).Error);
    }
}
