using System.Text;
using Foreplan.Plans;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Tests.State;

public sealed class PageSeatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void One_at_a_time_has_the_seat_and_the_others_read_where_the_page_is()
    {
        Assert.Null(PageSeat.Read(folder["state"]));
        using (var seat = PageSeat.TryTake(folder["state"]))
        {
            Assert.NotNull(seat);
            Assert.Null(PageSeat.TryTake(folder["state"]));
            seat.Write("here"u8.ToArray());
            Assert.Equal("here", Encoding.UTF8.GetString(PageSeat.Read(folder["state"]) ?? []));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["state/page/page.json"]));
        }

        using var next = PageSeat.TryTake(folder["state"]);
        Assert.NotNull(next);
        Assert.Equal("here", Encoding.UTF8.GetString(PageSeat.Read(folder["state"]) ?? []));
    }

    [Fact]
    public void A_stamp_tells_of_documents_versions_approvals_what_is_kept_and_rights()
    {
        folder.Write("repo/plans/001-x/plan.md", "# x\n");
        IPlanFolder plan = new PlanShelf(folder["repo"], folder["repo"], folder["state"], TimeProvider.System).Find("1");
        HashSet<PlanStamp> stamps = [plan.Stamp];
        Assert.False(stamps.Add(plan.Stamp));
        Action[] changes =
        [
            () => File.WriteAllText(folder["repo/plans/001-x/plan.md"], "# xy\n"),
            () => plan.Write("notes.json", "{}"u8.ToArray()),
            () => plan.KeepVersion("one"),
            () => plan.WriteKept("drafts", "[]"u8.ToArray()),
            () => plan.Approve("lock"),
            () => File.SetUnixFileMode(folder["repo/plans/001-x/plan.md"], UnixFileMode.None),
            () => File.Delete(folder["repo/plans/001-x/plan.md"]),
        ];
        Assert.All(changes, change =>
        {
            change();
            Assert.True(stamps.Add(plan.Stamp));
        });
        File.WriteAllText(folder["repo/plans/001-x/spec.md"], "# x\n");
        var later = DateTime.UtcNow + TimeSpan.FromDays(1);
        File.SetLastWriteTimeUtc(folder["repo/plans/001-x/spec.md"], later);
        Assert.Equal(later, plan.Stamp.Newest);
    }
}
