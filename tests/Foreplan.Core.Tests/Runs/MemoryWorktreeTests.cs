using System.Text;
using Foreplan.Runs;
using Foreplan.Testing;

namespace Foreplan.Core.Tests.Runs;

public sealed class MemoryWorktreeTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    private static MemoryWorktree Worktree() =>
        new(new Dictionary<string, string> { ["a.txt"] = "one\ntwo\nthree\n", ["plan.md"] = "plan" }, path => path == "plan.md");

    [Fact]
    public void Hidden_files_are_not_shown_and_not_lost()
    {
        var worktree = Worktree();
        Assert.Equal(["a.txt"], worktree.Paths);
        Assert.Null(worktree.Read("plan.md"));
        Assert.Empty(worktree.Changes(worktree.Head, worktree.Snapshot()));
    }

    [Fact]
    public void A_commit_holds_its_paths_only_and_puts_the_rest_back()
    {
        var worktree = Worktree();
        var start = worktree.Head;
        worktree.Write("a.txt", Encoding.UTF8.GetBytes("one\n2\nthree\n"));
        worktree.Write("out.o", [1]);
        var commit = worktree.Commit(worktree.Snapshot(), ["a.txt"], "Phase 1", At);
        Assert.False(worktree.Exists("out.o"));
        Assert.Equal([new ChangedFile("a.txt", 'M')], worktree.Changes(start, commit));
        Assert.Contains("@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n", worktree.Diff(start, commit, 1000), StringComparison.Ordinal);
        Assert.Equal(commit, worktree.Commit(worktree.Snapshot(), ["a.txt"], "Phase 1", At));
    }

    [Fact]
    public void A_snapshot_comes_back()
    {
        var worktree = Worktree();
        var before = worktree.Snapshot();
        worktree.Delete("a.txt");
        Assert.Equal([new ChangedFile("a.txt", 'D')], worktree.Changes(before, worktree.Snapshot()));
        worktree.Restore(before);
        Assert.Equal("one\ntwo\nthree\n", worktree.ReadText("a.txt"));
    }

    [Fact]
    public void A_link_is_not_written_through()
    {
        var worktree = Worktree();
        worktree.AddLink("out");
        Assert.Throws<ForeplanException>(() => worktree.Write("out/x", [1]));
    }
}
