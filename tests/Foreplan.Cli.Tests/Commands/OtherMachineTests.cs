namespace Foreplan.Cli.Tests.Commands;

/// <summary>What another clone says of plans that were approved and built elsewhere: it has their documents and commits, and nothing of the state.</summary>
public sealed class OtherMachineTests
{
    private const string Name = "001-add-a-greeting";
    private const string Branch = "foreplan/" + Name;

    [Fact]
    public void A_plan_that_was_built_and_merged_elsewhere_is_done()
    {
        using var desk = Built();
        desk.Git("merge", "-q", "--no-edit", Branch);
        ToAnotherMachine(desk);
        var there = desk.Read("PLANS.md");

        var status = desk.Run("status", "1", "--json").Is(Outcome.Done).Json["plans"]?[0];

        Assert.Equal("done", (string?)status?["stage"]);
        Assert.Equal(["complete", "complete"], (status?["phases"]?.AsArray() ?? []).Select(phase => (string?)phase?["status"]));
        desk.Run("reconcile").Is(Outcome.Done);
        Assert.Equal(there, desk.Read("PLANS.md"));
        Assert.Contains($"| `plans/{Name}` | Add a greeting | - | - | none | DONE | 2/2 |", there);
        Assert.DoesNotContain(Name, desk.Run("check").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void That_a_plan_was_approved_elsewhere_is_not_written_into_the_record()
    {
        using var desk = new Desk().Locked();
        WithOthers(desk);
        ToAnotherMachine(desk);
        var there = desk.Read("PLANS.md");

        Assert.Equal("stale", (string?)desk.Run("status", "1", "--json").Is(Outcome.Done).Json["plans"]?[0]?["stage"]);
        desk.Run("reconcile").Is(Outcome.Done);

        Assert.Equal(there, desk.Read("PLANS.md"));
    }

    // Three plans, so that there is an index; the first is built, its documents are committed.
    internal static Desk Built()
    {
        var desk = new Desk().Locked();
        WithOthers(desk);
        desk.Run("run", "1").Is(Outcome.Done);
        desk.CommitAll();
        return desk;
    }

    // The record is written where the commits are known, as the author would.
    internal static void ToAnotherMachine(Desk desk)
    {
        desk.Run("reconcile").Is(Outcome.Done);
        desk.Git("add", "-A");
        desk.Git("commit", "-q", "--allow-empty", "-m", "record");
        foreach (var branch in desk.Git("for-each-ref", "--format=%(refname)", "refs/heads/foreplan/").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            desk.Git("update-ref", "-d", branch);
        }

        Directory.Delete(desk.State, recursive: true);
    }

    private static void WithOthers(Desk desk)
    {
        RecordTests.Copy(desk, "002-second", "");
        RecordTests.Copy(desk, "003-third", "");
        desk.CommitAll();
    }
}
