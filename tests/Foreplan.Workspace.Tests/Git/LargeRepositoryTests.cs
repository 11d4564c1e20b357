using System.Diagnostics;
using System.Text;
using Foreplan.Workspace.Git;

namespace Foreplan.Workspace.Tests.Git;

public sealed class LargeRepositoryTests
{
    [Fact]
    public void Five_thousand_files_are_read_through_one_process_and_worked_in_quickly()
    {
        using var it = new TestRepository();
        for (var i = 0; i < 5_000; i++)
        {
            it.Put($"src/{i % 50}/{i / 50 % 10}/file{i}.txt", $"{i}\n{new string('x', i % 3000)}\n");
        }

        it.CommitAll("many");
        using var repository = GitRepository.Open(it.Root, it.Ask);
        var watch = Stopwatch.StartNew();
        var tree = repository.TreeAt(repository.Head);
        var bytes = tree.Paths.Sum(path => (long)(tree.Read(path) ?? []).Length);
        var reading = watch.Elapsed;
        Assert.Equal(Directory.EnumerateFiles(it.At("src"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), bytes);

        watch.Restart();
        var worktree = repository.OpenWorktree("r1", repository.Head, static _ => false);
        var opening = watch.Elapsed;
        watch.Restart();
        worktree.Write("src/new.txt", Encoding.UTF8.GetBytes("new"));
        Assert.Equal(5_001, worktree.Paths.Count);
        var listing = watch.Elapsed;
        watch.Restart();
        var snapshot = worktree.Snapshot();
        var taking = watch.Elapsed;
        watch.Restart();
        worktree.Commit(snapshot, ["src/new.txt"], "one", DateTimeOffset.UnixEpoch);
        var committing = watch.Elapsed;

        // Twenty times what it takes on two busy cores; a process per file would take ten seconds.
        Assert.True(reading < TimeSpan.FromSeconds(6), $"reading {reading}");
        var all = $"reading {reading.TotalMilliseconds:F0} ms, opening {opening.TotalMilliseconds:F0} ms, listing {listing.TotalMilliseconds:F0} ms, snapshot {taking.TotalMilliseconds:F0} ms, commit {committing.TotalMilliseconds:F0} ms";
        Assert.True(opening + listing + taking + committing < TimeSpan.FromSeconds(15), all);
        Console.WriteLine(all);
    }

    [Fact]
    public void Reading_goes_on_when_the_process_that_reads_has_died()
    {
        using var it = TestRepository.WithFiles();
        var repository = it.Open();
        var tree = repository.TreeAt(repository.Head);
        Assert.NotNull(tree.Read("readme.md"));
        foreach (var process in Process.GetProcessesByName("git").Where(process => Reads(process, repository.GitFolders[0])))
        {
            process.Kill();
            process.WaitForExit();
        }

        Assert.NotNull(tree.Read("src/app.js"));
    }

    private static bool Reads(Process process, string gitDir)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/environ").Contains($"GIT_DIR={gitDir}\0", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
