using System.Text;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Tests.State;

public sealed class PlanFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PlanFolderTests() => folder.Write("repo/plans/001-x/PLAN.md", "# x\n");

    private IPlanFolder Plan => new PlanShelf(folder["repo"], folder["repo"], folder["state"], TimeProvider.System).Find("1");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Documents_are_read_and_written_in_the_folder_and_PLAN_md_stays_PLAN_md()
    {
        Assert.Null(Plan.Read("spec.md"));
        Assert.Equal("# x\n", Encoding.UTF8.GetString(Plan.Read("plan.md") ?? []));

        Plan.Write("plan.md", "# y\n"u8.ToArray());
        Plan.Write("notes.json", "{}"u8.ToArray());

        Assert.Equal("# y\n", File.ReadAllText(folder["repo/plans/001-x/PLAN.md"]));
        Assert.Equal(["PLAN.md", "notes.json"], Directory.GetFiles(folder["repo/plans/001-x"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => Plan.Read("../../secret"));
    }

    [Fact]
    public void A_version_is_kept_once()
    {
        Assert.Equal(1, Plan.KeepVersion("one"));
        Assert.Equal(2, Plan.KeepVersion("two"));
        Assert.Equal(1, Plan.KeepVersion("one"));

        Assert.Equal(["one", "two"], Plan.Versions);
    }

    [Fact]
    public void Versions_of_several_writers_at_once_are_all_kept()
    {
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, number => Plan.KeepVersion($"text {number % 20}"));
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"text {number}").Order(StringComparer.Ordinal), Plan.Versions.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_plan_that_somebody_works_on_is_held()
    {
        Assert.False(Plan.IsHeld);
        using (Plan.OpenJournal("run", _ => false))
        {
            Assert.True(Plan.IsHeld);
        }

        Assert.False(Plan.IsHeld);
    }

    [Fact]
    public void An_approval_is_remembered_and_others_are_not()
    {
        Assert.False(Plan.IsApproved("abc"));

        Plan.Approve("abc");

        Assert.True(Plan.IsApproved("abc"));
        Assert.False(Plan.IsApproved("abd"));
        Assert.False(Plan.IsApproved(""));
        Assert.False(Plan.IsApproved("../approved/abc"));
    }

    [Fact]
    public void A_second_writer_is_refused_until_the_first_is_done()
    {
        using (var first = Plan.OpenJournal("run", _ => false))
        {
            var refused = Assert.Throws<ForeplanException>(() => Plan.OpenJournal("review", _ => false));
            Assert.Equal(Outcome.Usage, refused.Outcome);
            Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        }
        Plan.OpenJournal("review", _ => false).Dispose();
    }

    [Fact]
    public void The_newest_accepted_journal_is_gone_on_with_and_else_a_new_one_is_made()
    {
        string[] ids = [Append("plan", _ => false), Append("run", _ => false), Append("run", _ => false)];

        Assert.Equal(ids[2], Append("run", events => KindOf(events) == "run"));
        Assert.Equal(ids[0], Append("plan", events => KindOf(events) == "plan"));
        Assert.NotEqual(ids[2], Append("run", _ => false));

        Assert.Equal(["plan", "run", "run", "run"], Plan.Journals().Select(KindOf));
        Assert.Equal([2, 1, 2, 1], Plan.Journals().Select(journal => journal.Count));
        Assert.StartsWith("0001-plan-", ids[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_nobody_wrote_to_leaves_nothing()
    {
        Plan.OpenJournal("run", _ => false).Dispose();

        Assert.Empty(Plan.Journals());
    }

    [Fact]
    public void A_damaged_journal_is_refused_and_the_plan_is_free_again()
    {
        Append("run", _ => false);
        var file = Directory.GetFiles(folder["state"], "*.journal", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "00000000 {}\n" + File.ReadAllText(file));

        var first = Assert.Throws<ForeplanException>(() => Plan.OpenJournal("run", _ => true));
        var second = Assert.Throws<ForeplanException>(() => Plan.OpenJournal("run", _ => true));

        Assert.Contains("record 1 is damaged", first.Message, StringComparison.Ordinal);
        Assert.Equal(first.Message, second.Message);
    }

    [Fact]
    public void The_state_folder_is_the_users_alone()
    {
        Plan.Approve("abc");
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder["state"]));
    }

    private string Append(string kind, Func<IReadOnlyList<RunEvent>, bool> goOn)
    {
        using var journal = Plan.OpenJournal(kind, goOn);
        journal.Append(journal.Events.Count == 0
            ? new RunEvent.Started(kind, journal.Id, Plan.Path, "s", "b", null, "i")
            : new RunEvent.Resumed());
        return journal.Id;
    }

    private static string KindOf(IReadOnlyList<RunEvent> events) => ((RunEvent.Started)events[0]).Kind;
}
