using System.Text;
using Foreplan.Runs;
using Foreplan.Workspace.Git;

namespace Foreplan.Workspace.Tests.Git;

/// <summary>Locks that a killed git left: ours are cleared, the person's are named and never deleted.</summary>
public sealed class StaleLockTests
{
    private const string Branch = "foreplan/001-x";

    [Theory]
    [InlineData("index.lock", "commit")]
    [InlineData("HEAD.lock", "commit")]
    [InlineData("refs/heads/main.lock", "commit")]
    [InlineData("packed-refs.lock", "drop")]
    [InlineData("config.lock", "")]
    [InlineData("shallow.lock", "")]
    public void A_lock_in_the_person_s_repository_stays_and_is_named_where_it_is_in_the_way(string name, string refused)
    {
        using var it = TestRepository.WithFiles();
        var before = it.Open();
        before.OpenWorktree("r0", before.Head, static _ => false);
        it.Git("pack-refs", "--all");
        it.Put($".git/{name}", "");
        File.SetLastWriteTimeUtc(it.At($".git/{name}"), DateTime.UtcNow.AddHours(-1));
        it.Put("readme.md", "changed\n");
        var repository = it.Open();
        List<string> stopped = [];
        Try("publish", () => repository.Publish("r1", Branch, Commit(repository), null));
        Try("commit", () => repository.CommitFiles(["readme.md"], "m"));
        Try("drop", () => repository.Drop("r0", null, null));
        Assert.Equal(refused, string.Join(' ', stopped));
        Assert.True(File.Exists(it.At($".git/{name}")));

        File.Delete(it.At($".git/{name}"));
        repository.CommitFiles(["readme.md"], "m");
        repository.Drop("r0", null, null);
        Assert.NotNull(repository.BranchCommit(Branch));

        void Try(string what, Action act)
        {
            try
            {
                act();
            }
            catch (ForeplanException locked)
            {
                Assert.Contains(it.At($".git/{name}"), locked.Message, StringComparison.Ordinal);
                Assert.Contains($"rm '{it.At($".git/{name}")}'", locked.Hint, StringComparison.Ordinal);
                stopped.Add(what);
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(72)]
    public void A_lock_on_a_ref_of_ours_is_cleared_whatever_the_clock_says(int hours)
    {
        using var it = TestRepository.WithFiles();
        var shadow = it.Open().GitFolders[0];
        foreach (var path in new[] { "refs/heads/run/r1", "refs/foreplan/base/r1", "packed-refs", "worktrees/r1/HEAD", "worktrees/r1/index" })
        {
            var file = Path.Combine(shadow, path + ".lock");
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? shadow);
            File.WriteAllText(file, "");
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(hours));
        }

        File.WriteAllText(Path.Combine(shadow, "worktrees/r1/locked"), "by somebody");
        var repository = it.Open();
        var commit = Commit(repository);
        repository.Publish("r1", Branch, commit, null);
        Assert.True(repository.CloseWorktree("r1"));
        repository.Drop("r1", Branch, commit);
        Assert.Empty(Directory.GetFiles(shadow, "*.lock", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_lock_that_a_living_git_holds_is_waited_for()
    {
        using var it = TestRepository.WithFiles();
        var file = Path.Combine(it.Open().GitFolders[0], "refs/heads/run/r1.lock");
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
        await File.WriteAllTextAsync(file, "");
        var opening = Task.Run(() => Commit(it.Open()));
        await Task.Delay(300);
        Assert.False(opening.IsCompleted);
        File.Delete(file);
        Assert.Equal(40, (await opening).Length);
    }

    private static string Commit(GitRepository repository)
    {
        var worktree = repository.OpenWorktree("r1", repository.Head, static _ => false);
        worktree.Write("a.txt", Encoding.UTF8.GetBytes("a"));
        return worktree.Commit(worktree.Snapshot(), ["a.txt"], "a", DateTimeOffset.UnixEpoch);
    }
}
