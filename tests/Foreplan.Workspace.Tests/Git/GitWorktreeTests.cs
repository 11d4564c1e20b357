using System.Text;
using Foreplan.Runs;
using Foreplan.Workspace.Git;
using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

public sealed class GitWorktreeTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 12, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("my shöp", "sha1")]
    [InlineData("shop", "sha256")]
    public void A_phase_is_written_committed_and_published(string folder, string format)
    {
        using var it = WithFiles(folder, format);
        var repository = it.Open();
        var start = repository.Head;
        var worktree = Open(repository);
        worktree.Write("src/app.js", Bytes("two\n"));
        worktree.Write("src/deep/nëw.js", Bytes("new\n"));
        worktree.Write("tool.sh", Bytes("#!/bin/sh\necho\n"));
        worktree.Delete("readme.md");
        File.WriteAllText(Path.Combine(worktree.Root, "stray.txt"), "built");
        Directory.CreateDirectory(Path.Combine(worktree.Root, "out"));
        File.WriteAllText(Path.Combine(worktree.Root, "out", "cache"), "kept");

        Assert.Equal([".gitignore", "src/app.js", "src/deep/nëw.js", "src/ünï cöde.txt", "stray.txt", "tool.sh"], worktree.Paths);
        var tree = worktree.Snapshot();
        Assert.Equal(
            [new("readme.md", 'D'), new("src/app.js", 'M'), new("src/deep/nëw.js", 'A'), new("stray.txt", 'A'), new ChangedFile("tool.sh", 'M')],
            worktree.Changes(worktree.Head, tree));
        Assert.Contains("\n-one\n+two\n", worktree.Diff(start, tree, 10_000), StringComparison.Ordinal);

        var commit = worktree.Commit(tree, ["src/app.js", "src/deep/nëw.js", "readme.md", "tool.sh"], "Phase 1: ü\n\nForeplan-Run: r1\n", At);
        Assert.Equal(commit, worktree.Head);
        Assert.Equal(
            [new("readme.md", 'D'), new("src/app.js", 'M'), new("src/deep/nëw.js", 'A'), new ChangedFile("tool.sh", 'M')],
            worktree.Changes(start, commit));
        Assert.False(File.Exists(Path.Combine(worktree.Root, "stray.txt")));
        Assert.True(File.Exists(Path.Combine(worktree.Root, "out", "cache")));
        Assert.Equal(worktree.Snapshot(), it.Git("--git-dir=" + repository.GitFolders[0], "rev-parse", commit + "^{tree}"));

        repository.Publish("r1", "foreplan/001-x", commit, null);
        Assert.Equal(commit, repository.BranchCommit("foreplan/001-x"));
        Assert.Equal("Ada Löve <ada@example.com> 1795165920 +0100", it.Git("log", "-1", "--format=%an <%ae> %ad", "--date=raw", commit));
        Assert.Equal("Phase 1: ü\n\nForeplan-Run: r1", it.Git("log", "-1", "--format=%B", commit).TrimEnd('\n'));
        Assert.Equal("100755", it.Git("ls-tree", commit, "tool.sh").Split(' ')[0]);
        Assert.Equal("# Plan: x", it.Git("show", commit + ":plans/001-x/plan.md"));
    }

    [Fact]
    public void Plan_documents_are_neither_on_disk_nor_shown_nor_changed()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Open(repository);
        var plan = Path.Combine(worktree.Root, "plans/001-x/plan.md");

        Assert.False(File.Exists(plan));
        Assert.DoesNotContain("plans/001-x/plan.md", worktree.Paths);
        Assert.Null(worktree.Read("plans/001-x/plan.md"));

        Directory.CreateDirectory(Path.Combine(worktree.Root, "plans/001-x"));
        File.WriteAllText(plan, "forged");
        File.WriteAllText(Path.Combine(worktree.Root, "plans/001-x/notes.json"), "forged");
        var tree = worktree.Snapshot();
        Assert.Empty(worktree.Changes(worktree.Head, tree));
        Assert.Null(worktree.Read("plans/001-x/plan.md"));

        worktree.Write("a.txt", Bytes("a"));
        var commit = worktree.Commit(worktree.Snapshot(), ["a.txt", "plans/001-x/plan.md", "plans/001-x/notes.json"], "one", At);
        Assert.Equal([new ChangedFile("a.txt", 'A')], worktree.Changes(repository.Head, commit));
        worktree.Restore(tree);
        worktree.Restore(commit);
        Assert.False(Directory.Exists(Path.Combine(worktree.Root, "plans")));
    }

    [Fact]
    public void A_snapshot_is_brought_back_whole_and_ignored_files_stay()
    {
        using var it = WithFiles();
        var worktree = Whole(it.Open());
        worktree.Write("src/app.js", Bytes("two\n"));
        worktree.Write("new/one.txt", Bytes("1"));
        var tree = worktree.Snapshot();
        var root = worktree.Root;

        File.WriteAllText(Path.Combine(root, "src/app.js"), "tw0\n");
        Directory.Delete(Path.Combine(root, "new"), true);
        File.WriteAllText(Path.Combine(root, "new"), "a file now");
        File.Delete(Path.Combine(root, "readme.md"));
        Directory.CreateDirectory(Path.Combine(root, "readme.md/in/the/way"));
        File.WriteAllText(Path.Combine(root, "readme.md/in/x"), "");
        File.WriteAllText(Path.Combine(root, "x.log"), "ignored");
        Directory.CreateDirectory(Path.Combine(root, ".GIT/hooks"));
        File.WriteAllText(Path.Combine(root, ".GIT/hooks/x"), "");
        it.GitIn(root, "init", "-q", Path.Combine(root, "nested"));
        File.WriteAllText(Path.Combine(root, "nested/file"), "");
        Directory.CreateDirectory(Path.Combine(root, "locked/inner"));
        File.WriteAllText(Path.Combine(root, "locked/inner/file"), "");
        File.SetUnixFileMode(Path.Combine(root, "locked/inner"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Path.Combine(root, "tool.sh"), UnixFileMode.UserRead);
        File.Delete(Path.Combine(root, "src/ünï cöde.txt"));
        File.CreateSymbolicLink(Path.Combine(root, "src/ünï cöde.txt"), "/etc/passwd");
        Assert.NotEqual(tree, worktree.Snapshot());

        worktree.Restore(tree);
        Assert.Equal(tree, worktree.Snapshot());
        Assert.Equal("two\n", File.ReadAllText(Path.Combine(root, "src/app.js")));
        Assert.Equal("hello\n", File.ReadAllText(Path.Combine(root, "readme.md")));
        Assert.True(File.Exists(Path.Combine(root, "x.log")));
        Assert.False(Directory.Exists(Path.Combine(root, ".GIT")));
        Assert.False(Directory.Exists(Path.Combine(root, "nested")));
        Assert.False(Directory.Exists(Path.Combine(root, "locked")));
        Assert.Null(new FileInfo(Path.Combine(root, "src/ünï cöde.txt")).LinkTarget);
        Assert.True(File.GetUnixFileMode(Path.Combine(root, "tool.sh")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void A_commit_that_is_there_already_is_not_made_again()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Open(repository);
        worktree.Write("a.txt", Bytes("a"));
        var tree = worktree.Snapshot();
        var commit = worktree.Commit(tree, ["a.txt"], "one\n\nForeplan-Phase: 1", At);

        File.WriteAllText(Path.Combine(worktree.Root, "dropped.txt"), "left by a kill before it was put back");
        var again = Open(it.Open());
        Assert.Equal(commit, again.Commit(tree, ["a.txt"], "one\n\nForeplan-Phase: 1", At.AddMinutes(5)));
        Assert.Equal(commit, again.Commit(again.Snapshot(), ["a.txt"], "one\n\nForeplan-Phase: 1", At.AddMinutes(5)));
        Assert.False(File.Exists(Path.Combine(worktree.Root, "dropped.txt")));

        again.Write("a.txt", Bytes("b"));
        Assert.NotEqual(commit, again.Commit(again.Snapshot(), ["a.txt"], "one\n\nForeplan-Phase: 1", At));
    }

    [Fact]
    public void A_file_may_take_a_folders_place_and_back()
    {
        using var it = WithFiles();
        var worktree = Open(it.Open());
        worktree.Delete("src/app.js");
        worktree.Delete("src/ünï cöde.txt");
        worktree.Write("src", Bytes("a file"));
        worktree.Commit(worktree.Snapshot(), ["src", "src/app.js", "src/ünï cöde.txt"], "one", At);
        Assert.Equal("a file", Encoding.UTF8.GetString(worktree.Read("src") ?? []));

        worktree.Delete("src");
        worktree.Write("src/app.js", Bytes("back"));
        worktree.Commit(worktree.Snapshot(), ["src", "src/app.js"], "two", At);
        Assert.Equal("back", Encoding.UTF8.GetString(worktree.Read("src/app.js") ?? []));
    }

    [Fact]
    public void What_git_ignores_is_told_by_name_though_a_kill_came_between_the_file_and_the_telling()
    {
        using var it = WithFiles();
        var worktree = Open(it.Open());
        File.WriteAllText(Path.Combine(worktree.Root, "x.log"), "asked for");
        worktree.Write("x.log", Bytes("asked for"));

        Assert.Contains("x.log", worktree.Changes(worktree.Head, worktree.Snapshot()).Select(change => change.Path));
    }

    [Fact]
    public void A_file_that_was_being_written_at_a_kill_is_not_in_the_worktree_and_is_cleared_away()
    {
        using var it = WithFiles();
        var repository = it.Open();
        var worktree = Whole(repository);
        var shadow = Path.Combine(repository.GitFolders[0], "worktrees", "r1");
        var left = Path.Combine(shadow, ".app.js.half");
        File.WriteAllText(left, "ha");
        using var watcher = new FileSystemWatcher(Path.Combine(worktree.Root, "src"));
        List<string> made = [];
        watcher.Created += (_, happened) => made.Add(happened.Name ?? "");
        watcher.EnableRaisingEvents = true;
        worktree.Write("src/app.js", Bytes("two\n"));
        Open(repository);

        Assert.False(File.Exists(left));
        Assert.DoesNotContain(made, name => name.StartsWith('.'));
    }

    [Fact]
    public void What_git_ignores_is_not_shown_unless_it_was_written_by_name()
    {
        using var it = WithFiles();
        var worktree = Open(it.Open());
        File.WriteAllText(Path.Combine(worktree.Root, "x.log"), "noise");
        Assert.False(worktree.Exists("x.log"));

        worktree.Write("wanted.log", Bytes("asked for"));
        Assert.Contains("wanted.log", worktree.Paths);
        var commit = worktree.Commit(worktree.Snapshot(), ["wanted.log"], "one", At);
        Assert.Equal([new ChangedFile("wanted.log", 'A')], worktree.Changes(it.Git("rev-parse", "HEAD"), commit));
        Assert.True(File.Exists(Path.Combine(worktree.Root, "x.log")));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("src/../../x")]
    [InlineData("/tmp/x")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("C:/x")]
    [InlineData("C:x")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("src\\app.js")]
    [InlineData(".git")]
    [InlineData(".git/config")]
    [InlineData("sub/.GIT/hooks/x")]
    [InlineData("GIT~1/config")]
    [InlineData(".git./config")]
    [InlineData(".git /config")]
    [InlineData(".g\u200Cit/config")]
    [InlineData(".git::$INDEX_ALLOCATION/config")]
    [InlineData("src")]
    [InlineData("readme.md/below")]
    [InlineData("file-link")]
    [InlineData("folder-link/x")]
    [InlineData("src/inner-link/x")]
    [InlineData("dangling-link")]
    public void A_path_that_leaves_the_worktree_or_runs_through_a_link_is_not_written(string path)
    {
        using var it = WithFiles();
        var worktree = Whole(it.Open());
        var outside = Directory.CreateDirectory(Path.Combine(it.Temp, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "x"), "as it was");
        File.CreateSymbolicLink(Path.Combine(worktree.Root, "file-link"), Path.Combine(outside, "x"));
        File.CreateSymbolicLink(Path.Combine(worktree.Root, "folder-link"), outside);
        File.CreateSymbolicLink(Path.Combine(worktree.Root, "src/inner-link"), outside);
        File.CreateSymbolicLink(Path.Combine(worktree.Root, "dangling-link"), Path.Combine(outside, "y"));

        Assert.Throws<ForeplanException>(() => worktree.Write(path, Bytes("evil")));
        if (path is not ("src" or "readme.md/below" or "file-link" or "dangling-link"))
        {
            Assert.Throws<ForeplanException>(() => worktree.Delete(path));
        }

        Assert.Null(worktree.Read(path));
        Assert.False(worktree.Exists(path));
        Assert.Equal("as it was", File.ReadAllText(Path.Combine(outside, "x")));
        Assert.False(File.Exists(Path.Combine(outside, "y")));
        Assert.False(File.Exists(Path.Combine(worktree.Root, "..", "x")));
        Assert.Equal(path.Contains("link", StringComparison.Ordinal), worktree.IsLink(path));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("nowhere")]
    [InlineData("")]
    public void A_link_itself_is_deleted_and_never_what_it_leads_to(string target)
    {
        using var it = WithFiles();
        var worktree = Whole(it.Open());
        var outside = Directory.CreateDirectory(Path.Combine(it.Temp, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "x"), "as it was");
        File.CreateSymbolicLink(Path.Combine(worktree.Root, "new-link"), Path.Combine(outside, target));
        worktree.Delete("new-link");
        Assert.False(worktree.IsLink("new-link"));
        Assert.Equal("as it was", File.ReadAllText(Path.Combine(outside, "x")));
    }

    [Fact]
    public void A_tracked_file_behind_a_folder_that_became_a_link_is_not_read()
    {
        using var it = WithFiles();
        var worktree = Whole(it.Open());
        var outside = Directory.CreateDirectory(Path.Combine(it.Temp, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "app.js"), "secret");
        Directory.Delete(Path.Combine(worktree.Root, "src"), true);
        File.CreateSymbolicLink(Path.Combine(worktree.Root, "src"), outside);

        Assert.Null(worktree.Read("src/app.js"));
        Assert.DoesNotContain("src/app.js", worktree.Paths);
        Assert.True(worktree.IsLink("src/app.js"));
        worktree.Restore(worktree.Head);
        Assert.Equal("secret", File.ReadAllText(Path.Combine(outside, "app.js")));
        Assert.Equal("one\n", Encoding.UTF8.GetString(worktree.Read("src/app.js") ?? []));
    }

    [Fact]
    public void Without_an_identity_commits_are_by_Foreplan_and_the_same_twice()
    {
        using var it = WithFiles();
        File.WriteAllText(Path.Combine(it.Home, ".gitconfig"), "");
        var repository = it.Open();
        Assert.Null(repository.Identity);
        var commits = new[] { "r1", "r2" }.Select(run =>
        {
            var worktree = repository.OpenWorktree(run, repository.Head, static _ => false);
            worktree.Write("a.txt", Bytes("a"));
            return worktree.Commit(worktree.Snapshot(), ["a.txt"], "one", At);
        }).ToArray();

        Assert.Equal(commits[0], commits[1]);
        Assert.Equal("Foreplan <foreplan@localhost>", it.Git("--git-dir=" + repository.GitFolders[0], "log", "-1", "--format=%an <%ae>", commits[0]));
    }

    [Fact]
    public void A_name_that_is_not_text_is_never_shown_nor_in_the_way()
    {
        using var it = WithFiles();
        using (var made = System.Diagnostics.Process.Start("sh", ["-c", "printf x > \"$1$(printf '\\377')\"", "sh", it.At("odd")]))
        {
            made.WaitForExit();
        }

        var head = it.CommitAll("odd");
        Assert.Contains("\\377", it.Git("ls-files"), StringComparison.Ordinal);
        var repository = it.Open();
        var worktree = Open(repository);
        Assert.DoesNotContain(worktree.Paths.Concat(repository.TreeAt(head).Paths), path => path.StartsWith("odd", StringComparison.Ordinal));
        Assert.Empty(worktree.Changes(head, worktree.Snapshot()));
        worktree.Write("a.txt", Bytes("a"));
        var commit = worktree.Commit(worktree.Snapshot(), ["a.txt"], "one", At);
        Assert.Equal([new ChangedFile("a.txt", 'A')], worktree.Changes(head, commit));
    }

    [Fact]
    public void A_named_pipe_stops_nothing()
    {
        using var it = WithFiles();
        var worktree = Whole(it.Open());
        File.Delete(Path.Combine(worktree.Root, "readme.md"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(worktree.Root, "readme.md"), Path.Combine(worktree.Root, "pipe")]))
        {
            made.WaitForExit();
        }

        Assert.Empty(worktree.Read("readme.md") ?? []);
        Assert.Empty(worktree.Read("pipe") ?? []);
        worktree.Snapshot();
        worktree.Restore(worktree.Head);
        Assert.Equal("hello\n", Encoding.UTF8.GetString(worktree.Read("readme.md") ?? []));
    }

    private static IWorktree Open(GitRepository repository) =>
        repository.OpenWorktree("r1", repository.Head, static path => path.StartsWith("plans/", StringComparison.Ordinal));

    /// <summary>As a command finds it.</summary>
    private static IWorktree Whole(GitRepository repository)
    {
        var worktree = Open(repository);
        worktree.PutOnDisk(null);
        return worktree;
    }
}
