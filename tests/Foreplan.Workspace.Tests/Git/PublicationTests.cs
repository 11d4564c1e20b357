using Foreplan.Runs;
using Foreplan.Workspace.Git;
using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

public sealed class PublicationTests
{
    private const string Branch = "foreplan/001-x";

    [Fact]
    public void An_earlier_runs_branch_is_kept_under_a_number()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var first = Published(repository, "r1", "a");
        var second = Published(repository, "r2", "b");
        var third = Published(repository, "r3", "c");

        Assert.Equal(third, repository.BranchCommit(Branch));
        Assert.Equal(first, repository.BranchCommit(Branch + ".1"));
        Assert.Equal(second, repository.BranchCommit(Branch + ".2"));
        repository.Publish("r3", Branch, third, null);
        Assert.Null(repository.BranchCommit(Branch + ".3"));
    }

    [Fact]
    public void A_merged_earlier_branch_keeps_its_name_too()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var first = Published(repository, "r1", "a");
        it.Git("merge", "-q", "--ff-only", Branch);
        var second = Published(repository, "r2", "b");

        Assert.Equal(first, repository.BranchCommit(Branch + ".1"));
        Assert.Equal(second, repository.BranchCommit(Branch));
    }

    [Fact]
    public void A_run_moves_its_own_branch_on_also_when_the_last_move_was_not_recorded()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Worktree(repository, "r1");
        var commits = new[] { "a", "b", "c" }.Select(name => Commit(worktree, name)).ToArray();
        repository.Publish("r1", Branch, commits[0], null);
        repository.Publish("r1", Branch, commits[1], null);
        Assert.Equal(commits[1], repository.BranchCommit(Branch));
        repository.Publish("r1", Branch, commits[2], commits[0]);
        Assert.Equal(commits[2], repository.BranchCommit(Branch));
        Assert.Null(repository.BranchCommit(Branch + ".1"));
    }

    [Fact]
    public void A_branch_that_somebody_committed_to_is_left_alone()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Worktree(repository, "r1");
        var first = Commit(worktree, "a");
        repository.Publish("r1", Branch, first, null);
        var theirs = it.Git("commit-tree", "-p", first, "-m", "theirs", first + "^{tree}");
        it.Git("update-ref", "refs/heads/" + Branch, theirs);
        var second = Commit(worktree, "b");

        var refused = Assert.Throws<ForeplanException>(() => repository.Publish("r1", Branch, second, first));
        Assert.Contains("somebody else", refused.Message, StringComparison.Ordinal);
        Assert.Equal(theirs, repository.BranchCommit(Branch));
        repository.Drop("r1", Branch, first);
        Assert.Equal(theirs, repository.BranchCommit(Branch));
    }

    [Fact]
    public void A_branch_that_is_checked_out_is_neither_moved_nor_deleted()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Worktree(repository, "r1");
        var first = Commit(worktree, "a");
        repository.Publish("r1", Branch, first, null);
        it.Git("worktree", "add", "-q", "../look at it", Branch);

        var refused = Assert.Throws<ForeplanException>(() => repository.Publish("r1", Branch, Commit(worktree, "b"), first));
        Assert.Contains("look at it", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ForeplanException>(() => repository.Drop("r1", Branch, first));
        Assert.Equal(first, repository.BranchCommit(Branch));
        Assert.True(Directory.Exists(worktree.Root));
    }

    [Fact]
    public void A_name_in_the_way_is_said()
    {
        using var it = WithFiles();
        it.Git("branch", "foreplan");
        var repository = it.Open();
        var commit = Commit(Worktree(repository, "r1"), "a");
        Assert.Contains("could not be moved", Assert.Throws<ForeplanException>(() => repository.Publish("r1", Branch, commit, null)).Message, StringComparison.Ordinal);
        Assert.Contains("no name that git allows", Assert.Throws<ForeplanException>(() => repository.Publish("r1", "a..b", commit, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drop_takes_out_everything_of_the_run()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var root = Worktree(repository, "r1").Root;
        var commit = Published(repository, "r1", "a");
        Assert.NotEmpty(it.Git("for-each-ref", "refs/foreplan"));
        repository.Drop("r1", Branch, commit);
        repository.Drop("r1", Branch, commit);

        Assert.Empty(it.Git("for-each-ref", "refs/foreplan", "refs/heads/foreplan"));
        Assert.Empty(it.Git("--git-dir=" + repository.GitFolders[0], "for-each-ref"));
        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void The_base_outlives_an_amend_and_a_collection_of_garbage()
    {
        using var it = WithFiles();
        it.Put("readme.md", "soon amended\n");
        var start = it.CommitAll("second");
        var worktree = Worktree(it.Open(), "r1");
        it.Git("commit", "-q", "--amend", "-m", "amended");
        it.Put("readme.md", "other\n");
        it.CommitAll("third");
        it.Git("reset", "-q", "--hard", "HEAD~2");
        it.Git("reflog", "expire", "--expire=now", "--all");
        it.Git("gc", "-q", "--prune=now");

        var repository = it.Open();
        Assert.True(repository.HasCommit(start));
        var commit = Commit(worktree, "a");
        repository.Publish("r1", Branch, commit, null);
        it.Git("gc", "-q", "--prune=now");
        it.Git("fsck", "--strict");
        Assert.Equal("soon amended", it.Git("show", Branch + ":readme.md"));
    }

    [Fact]
    public void A_closed_worktree_comes_back_at_its_commit_and_uncommitted_work_is_never_closed()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Worktree(repository, "r1");
        var commit = Commit(worktree, "a");
        worktree.Write("b.txt", Bytes("b"));
        Assert.False(repository.CloseWorktree("r1"));
        Assert.True(File.Exists(Path.Combine(worktree.Root, "b.txt")));

        worktree.Delete("b.txt");
        Assert.True(repository.CloseWorktree("r1"));
        Assert.False(Directory.Exists(worktree.Root));
        Assert.True(repository.CloseWorktree("r1"));
        Assert.True(repository.CloseWorktree("never-there"));

        var again = Worktree(repository, "r1");
        Assert.Equal(commit, again.Head);
        Assert.True(again.Exists("a.txt"));
    }

    [Fact]
    public void Locks_and_halves_that_a_kill_left_do_not_stop_the_next_start()
    {
        using var it = WithFiles();
        var worktree = Worktree(it.Open(), "r1");
        var shadow = it.Open().GitFolders[0];
        var own = Path.Combine(shadow, "worktrees/r1");
        foreach (var name in new[] { "worktrees/r1/index.lock", "worktrees/r1/HEAD.lock", "worktrees/r1/index.scratch-x", "worktrees/r1/x.tmp", "refs/heads/run/r1.lock", "packed-refs.lock" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(shadow, name)) ?? shadow);
            File.WriteAllText(Path.Combine(shadow, name), "");
            File.SetLastWriteTimeUtc(Path.Combine(shadow, name), DateTime.UtcNow.AddHours(-1));
        }

        Directory.CreateDirectory(it.At(".git/refs/heads/foreplan"));
        Directory.CreateDirectory(it.At(".git/refs/foreplan/keep"));
        foreach (var name in new[] { ".git/refs/heads/foreplan/001-x.lock", ".git/refs/foreplan/keep/r1.lock" })
        {
            it.Put(name, "");
            File.SetLastWriteTimeUtc(it.At(name), DateTime.UtcNow.AddHours(-1));
        }

        File.Delete(Path.Combine(worktree.Root, ".git"));
        var repository = it.Open();
        var commit = Published(repository, "r1", "a");
        Assert.Equal(commit, repository.BranchCommit(Branch));
        Assert.Equal("## run/r1", it.GitIn(worktree.Root, "status", "-sb"));

        File.Delete(Path.Combine(own, "index"));
        File.Delete(Path.Combine(worktree.Root, "readme.md"));
        Assert.True(Worktree(it.Open(), "r1").Exists("readme.md"));
        repository.Drop("r1", Branch, commit);
    }

    private static string Published(GitRepository repository, string run, string file)
    {
        var commit = Commit(Worktree(repository, run), file);
        repository.Publish(run, Branch, commit, null);
        return commit;
    }

    private static IWorktree Worktree(GitRepository repository, string run) =>
        repository.OpenWorktree(run, repository.Head, static path => path.StartsWith("plans/", StringComparison.Ordinal));

    private static string Commit(IWorktree worktree, string file)
    {
        worktree.Write(file + ".txt", Bytes(file));
        return worktree.Commit(worktree.Snapshot(), [file + ".txt"], file, DateTimeOffset.UnixEpoch);
    }
}
