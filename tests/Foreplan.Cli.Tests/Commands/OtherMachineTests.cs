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

    [Fact]
    public void A_branch_that_was_squashed_without_its_messages_is_done_for_its_author()
    {
        using var desk = Built();
        Squash(desk, Branch);
        desk.Put("src/greeting.txt", "hello, and later more\n");
        desk.CommitAll();

        Is(desk, "done");
        Assert.True((bool?)desk.Run("reconcile", "--verify", "--json").Is(Outcome.Done).Json["plans"]?[0]?["verified"]);
        Assert.Contains($" at {desk.Git("rev-parse", "HEAD")[..7]}", desk.Run("reconcile", "--verify").Out);
    }

    [Fact]
    public void A_branch_that_was_rebased_beside_another_change_is_done_for_its_author()
    {
        using var desk = Built();
        desk.Git("cherry-pick", $"{desk.Git("merge-base", "main", Branch)}..{Branch}");
        desk.Put("src/app.txt", "three\n");
        desk.CommitAll();

        Is(desk, "done");
    }

    [Fact]
    public void A_branch_that_is_merged_in_part_is_not_done()
    {
        using var desk = Built();
        desk.Git("merge", "-q", "--squash", $"{Branch}~1");
        desk.Git("commit", "-q", "-m", "Half of it");

        Is(desk, "done", $"git merge {Branch}");
    }

    [Fact]
    public void A_branch_that_was_squashed_without_its_messages_is_done_elsewhere_and_what_it_lacks_is_said()
    {
        using var desk = Built();
        Squash(desk, Branch);
        ToAnotherMachine(desk);

        Assert.Contains(desk.Git("log", "-1", "--format=%H", "--", "docs/greeting.md")[..7], (string?)Is(desk, "done")?["waiting"]);
        var found = desk.Run("reconcile", "--json").Is(Outcome.Done).Json["plans"]?[0];
        Assert.Equal("done", (string?)found?["state"]);
        Assert.Contains($"| `plans/{Name}` | Add a greeting | - | - | none | DONE | 2/2 |", desk.Read("PLANS.md"));
        desk.Run("check", "1").Is(Outcome.Done);
        Assert.DoesNotContain(desk.Run("check", "plans", "--json").Json["diagnostics"]?.AsArray() ?? [], found => (string?)found?["severity"] == "error" && ((string?)found["file"])?.Contains(Name, StringComparison.Ordinal) == true);
        Assert.Contains("squashed without the messages", desk.Run("trace", "1", "--require").Is(Outcome.NotDone).All);
    }

    [Fact]
    public void A_squash_of_a_branch_that_held_its_lock_is_judged_by_what_stood_before_it()
    {
        using var desk = new Desk();
        desk.Git("checkout", "-q", "-b", "work");
        desk.Put("src/other.txt", "other\n");
        desk.CommitAll();
        desk.Locked();
        desk.Run("run").Is(Outcome.Done);
        desk.CommitAll();
        desk.Git("merge", "-q", "--no-edit", Branch);
        desk.Git("checkout", "-q", "main");
        var messages = desk.Git("log", "--reverse", "--format=%B", $"main..work");
        Squash(desk, "work");
        desk.Git("clone", "-q", "--no-local", "--single-branch", "-b", "main", desk.Root, "../ci");
        desk.Folder = Path.Combine(desk.Temp, "ci");
        desk.Run("check", "plans").Is(Outcome.Done);
        desk.Git("commit", "-q", "--amend", "-m", $"Greet\n\n{messages}");
        Directory.Delete(desk.Folder, recursive: true);
        desk.Git("clone", "-q", "--no-local", "--single-branch", "-b", "main", desk.Root, "../ci");

        var said = desk.Run("check", "plans", "--json").Is(Outcome.Done).Json["diagnostics"]?.AsArray().Single(found => (string?)found?["id"] == "PL530");

        Assert.Equal("note", (string?)said?["severity"]);
    }

    [Fact]
    public void One_file_that_others_made_is_not_the_plan()
    {
        using var desk = Built();
        ToAnotherMachine(desk);
        desk.Put("src/greeting.txt", "bonjour\n");
        desk.CommitAll();

        Is(desk, "stale", $"foreplan lock {Name}");
    }

    private static System.Text.Json.Nodes.JsonNode? Is(Desk desk, string stage, string next = "")
    {
        var status = desk.Run("status", "1", "--json").Is(Outcome.Done).Json["plans"]?[0];
        Assert.Equal(stage, (string?)status?["stage"]);
        Assert.Equal(next, (string?)status?["next"]);
        return status;
    }

    private static void Squash(Desk desk, string branch)
    {
        desk.Git("merge", "-q", "--squash", branch);
        desk.Git("commit", "-q", "-m", "Greet (#1)");
    }

    // Three plans, so that there is an index; the first is built, its documents are committed.
    private static Desk Built()
    {
        var desk = new Desk().Locked();
        WithOthers(desk);
        desk.Run("run", "1").Is(Outcome.Done);
        desk.CommitAll();
        return desk;
    }

    // The record is written where the commits are known, as the author would.
    private static void ToAnotherMachine(Desk desk)
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
