using System.Diagnostics;
using System.Text;
using Foreplan.Runs;
using Foreplan.Workspace.Git;
using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

/// <summary>A worktree whose files are not on the disk yet is the same to all that look at it through the port.</summary>
public sealed class OffDiskTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 12, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Files_are_shown_read_and_snapshot_before_they_are_on_the_disk()
    {
        using var it = WithFiles();
        File.CreateSymbolicLink(it.At("link.js"), "src/app.js");
        Directory.CreateSymbolicLink(it.At("away"), "/etc");
        it.CommitAll("links");
        var repository = it.Open();
        var worktree = Open(repository, "r1");
        var whole = Whole(repository, "r2");

        Assert.Equal([".git"], OnDisk(worktree));
        Assert.Equal([".git", ".gitignore", "away", "link.js", "readme.md", "src/app.js", "src/ünï cöde.txt", "tool.sh"], OnDisk(whole));
        AssertSame(whole, worktree);
        Assert.Equal("one\n", Text(worktree, "src/app.js"));
        Assert.Null(worktree.Read("plans/001-x/plan.md"));
        Assert.Null(worktree.Read("link.js"));
        Assert.All(["link.js", "away", "away/passwd"], path => Assert.True(worktree.IsLink(path)));
        Assert.Empty(worktree.Changes(worktree.Head, worktree.Snapshot()));
    }

    [Fact]
    public void What_is_changed_comes_to_the_disk_and_keeps_its_mode()
    {
        using var it = WithFiles();
        var worktree = Open(it.Open(), "r1");
        worktree.Write("tool.sh", Bytes("#!/bin/sh\nexit 0\n"));
        worktree.Write("src/new.js", Bytes("new\n"));
        worktree.Delete("readme.md");

        Assert.Equal([".git", "src/new.js", "tool.sh"], OnDisk(worktree));
        Assert.True(File.GetUnixFileMode(Path.Combine(worktree.Root, "tool.sh")).HasFlag(UnixFileMode.UserExecute));
        ChangedFile[] changes = [new("readme.md", 'D'), new("src/new.js", 'A'), new("tool.sh", 'M')];
        Assert.Equal(changes, worktree.Changes(worktree.Head, worktree.Snapshot()));
        Assert.False(worktree.Exists("readme.md"));

        worktree.PutOnDisk(null);
        Assert.Equal([".git", ".gitignore", "src/app.js", "src/new.js", "src/ünï cöde.txt", "tool.sh"], OnDisk(worktree));
        Assert.Equal(changes, worktree.Changes(worktree.Head, worktree.Snapshot()));
        var commit = worktree.Commit(worktree.Snapshot(), ["readme.md", "src/new.js", "tool.sh"], "one", At);
        Assert.Equal(changes, worktree.Changes(it.Git("rev-parse", "HEAD"), commit));
        Assert.Equal("100755", it.GitIn(it.Root, "--git-dir=" + Shadow(it), "ls-tree", commit, "tool.sh").Split(' ')[0]);
    }

    [Fact]
    public void Only_what_a_command_names_is_put_on_the_disk()
    {
        using var it = WithFiles();
        it.Put("srcs/other.js", "other\n");
        it.Put("lib/a/b.js", "b\n");
        it.CommitAll("more");
        var worktree = Open(it.Open(), "r1");
        worktree.PutOnDisk(["src", "lib/a/b.js", "missing.txt", "plans", "an ordinary pattern("]);
        Assert.Equal([".git", "lib/a/b.js", "src/app.js", "src/ünï cöde.txt"], OnDisk(worktree));
        Assert.Equal("srcs/other.js", Assert.Single(worktree.Paths, path => path.StartsWith("srcs", StringComparison.Ordinal)));
        Assert.Empty(worktree.Changes(worktree.Head, worktree.Snapshot()));
    }

    [Theory]
    [InlineData("readme.md/below")]
    [InlineData("src")]
    [InlineData("file-link")]
    [InlineData("folder-link/x")]
    [InlineData("dangling-link")]
    public void What_stands_in_the_way_of_a_file_refuses_it_though_it_is_not_on_the_disk(string path)
    {
        using var it = WithFiles();
        var outside = Directory.CreateDirectory(Path.Combine(it.Temp, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "x"), "as it was");
        File.CreateSymbolicLink(it.At("file-link"), Path.Combine(outside, "x"));
        File.CreateSymbolicLink(it.At("folder-link"), outside);
        File.CreateSymbolicLink(it.At("dangling-link"), Path.Combine(outside, "y"));
        it.CommitAll("links");
        var worktree = Open(it.Open(), "r1");

        Assert.Throws<ForeplanException>(() => worktree.Write(path, Bytes("evil")));
        Assert.Equal("as it was", File.ReadAllText(Path.Combine(outside, "x")));
        Assert.False(File.Exists(Path.Combine(outside, "y")));
        Assert.Empty(worktree.Changes(worktree.Head, worktree.Snapshot()));
    }

    [Fact]
    public void A_link_is_deleted_as_a_link()
    {
        using var it = WithFiles();
        File.CreateSymbolicLink(it.At("link"), "src/app.js");
        it.CommitAll("link");
        var worktree = Open(it.Open(), "r1");
        worktree.Delete("link");
        Assert.Equal([new ChangedFile("link", 'D')], worktree.Changes(worktree.Head, worktree.Snapshot()));
        Assert.Equal("one\n", Text(worktree, "src/app.js"));
    }

    [Fact]
    public void A_worktree_that_was_lost_is_brought_back_from_its_snapshot()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Open(repository, "r1");
        worktree.Write("src/app.js", Bytes("two\n"));
        worktree.Delete("readme.md");
        var tree = worktree.Snapshot();
        Directory.Delete(worktree.Root, recursive: true);

        var again = Open(repository, "r1");
        Assert.Equal("one\n", Text(again, "src/app.js"));
        again.Restore(tree);
        Assert.Equal("two\n", Text(again, "src/app.js"));
        Assert.False(again.Exists("readme.md"));
        Assert.Equal(tree, again.Snapshot());
        again.PutOnDisk(null);
        Assert.Equal(tree, again.Snapshot());
    }

    [Theory]
    [InlineData("*.bat text eol=crlf\n", "\r\n")]
    [InlineData("*.bat text working-tree-encoding=UTF-16LE\n", null)]
    [InlineData("*.bat text\n* text=auto\n", "\n")]
    public void Where_git_writes_files_differently_all_are_on_the_disk_from_the_start(string attributes, string? lineEnd)
    {
        using var it = WithFiles();
        it.Put("sub/.gitattributes", attributes);
        File.WriteAllBytes(it.At("sub/run.bat"), lineEnd is null ? Encoding.Unicode.GetBytes("echo\n") : Bytes("echo\n"));
        it.CommitAll("attributes");
        var worktree = Open(it.Open(), "r1");
        Assert.Equal(lineEnd == "\n", OnDisk(worktree).Length == 1);
        worktree.PutOnDisk(null);
        Assert.Equal(lineEnd is null ? "e\0c\0h\0o\0\n\0" : "echo" + lineEnd, Text(worktree, "sub/run.bat"));
        Assert.Empty(worktree.Changes(worktree.Head, worktree.Snapshot()));
    }

    [Fact]
    public void Attributes_that_a_phase_brings_find_the_files_as_they_were()
    {
        using var it = WithFiles();
        var worktree = Open(it.Open(), "r1");
        worktree.Write(".gitattributes", Bytes("*.js text eol=crlf\n"));
        Assert.Equal("one\n", File.ReadAllText(Path.Combine(worktree.Root, "src/app.js")));
        Assert.Equal([new ChangedFile(".gitattributes", 'A')], worktree.Changes(worktree.Head, worktree.Snapshot()));
    }

    [Fact]
    public void A_name_that_is_not_text_is_there_for_commands()
    {
        using var it = WithFiles();
        using (var made = Process.Start("sh", ["-c", "printf x > \"$1$(printf '\\377')\"; printf y > \"$1$(printf '\\376')\"", "sh", it.At("odd")]))
        {
            made.WaitForExit();
        }

        it.CommitAll("odd");
        var worktree = Open(it.Open(), "r1");
        Assert.DoesNotContain(worktree.Paths, path => path.StartsWith("odd", StringComparison.Ordinal));
        worktree.PutOnDisk(null);
        Assert.Equal(2, Directory.GetFiles(worktree.Root, "odd*").Length);
        Assert.Empty(worktree.Changes(worktree.Head, worktree.Snapshot()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_is_done_a_worktree_off_the_disk_is_as_one_that_is_on_it(int seed)
    {
        using var it = WithFiles();
        it.Put("lib/one.js", "1\n");
        it.Put("lib/deep/two.js", "2\n");
        it.CommitAll("more");
        var repository = it.Open();
        var dice = new Random(seed);
        var worktree = Open(repository, "r1");
        var whole = Whole(repository, "r2");
        string[] names = ["src/app.js", "src/ünï cöde.txt", "readme.md", "tool.sh", "lib/one.js", "lib/deep/two.js", "lib", "readme.md/x", "new.txt", ".gitignore", "x.log"];
        List<string> snapshots = [worktree.Snapshot()];
        for (var step = 0; step < 25; step++)
        {
            var name = names[dice.Next(names.Length)];
            var content = Bytes($"{step % 3}\n");
            var snapshot = snapshots[dice.Next(snapshots.Count)];
            Action<IWorktree> act = dice.Next(8) switch
            {
                0 or 1 or 2 => one => Try(() => one.Write(name, content)),
                3 => one => one.Delete(name),
                4 => one => one.PutOnDisk([name]),
                5 => one => one.Restore(snapshot),
                6 => one => one.Commit(one.Snapshot(), [.. one.Changes(one.Head, one.Snapshot()).Select(change => change.Path)], $"{step}", At),
                _ => one => snapshots.Add(one.Snapshot()),
            };
            act(worktree);
            act(whole);
            AssertSame(whole, worktree);
        }
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (ForeplanException)
        {
            // Both refuse the same, as what they show afterwards says.
        }
    }

    private static void AssertSame(IWorktree expected, IWorktree actual)
    {
        Assert.Equal(expected.Snapshot(), actual.Snapshot());
        Assert.Equal(expected.Paths, actual.Paths);
        Assert.All(expected.Paths, path =>
        {
            Assert.Equal(expected.Read(path), actual.Read(path));
            Assert.Equal(expected.IsLink(path), actual.IsLink(path));
        });
    }

    private static string Text(IWorktree worktree, string path) => Encoding.UTF8.GetString(worktree.Read(path) ?? []);

    private static string Shadow(TestRepository it) => it.Open().GitFolders[0];

    private static string[] OnDisk(IWorktree worktree) =>
    [
        .. Directory.EnumerateFileSystemEntries(worktree.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(path => !Directory.Exists(path) || new FileInfo(path).LinkTarget is not null)
            .Select(path => Path.GetRelativePath(worktree.Root, path)).Where(path => !path.StartsWith("away/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private static IWorktree Open(GitRepository repository, string run) =>
        repository.OpenWorktree(run, repository.Head, static path => path.StartsWith("plans/", StringComparison.Ordinal));

    private static IWorktree Whole(GitRepository repository, string run)
    {
        var worktree = Open(repository, run);
        worktree.PutOnDisk(null);
        return worktree;
    }
}
