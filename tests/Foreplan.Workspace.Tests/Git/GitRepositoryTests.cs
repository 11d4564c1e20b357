using System.Security.Cryptography;
using System.Text;
using Foreplan.Repositories;
using Foreplan.Runs;
using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

public sealed class GitRepositoryTests
{
    [Theory]
    [InlineData("shop", "sha1")]
    [InlineData("my shöp #1 \"x\"", "sha1")]
    [InlineData("shop", "sha256")]
    public void A_commit_is_read_as_it_is(string folder, string format)
    {
        using var it = WithFiles(folder, format);
        var repository = it.Open();
        var tree = repository.TreeAt(repository.Head);

        Assert.Equal(it.Root, repository.Root);
        Assert.Equal("main", repository.Branch);
        Assert.Equal(new Person("Ada Löve", "ada@example.com"), repository.Identity);
        Assert.Equal([".gitignore", "plans/001-x/plan.md", "readme.md", "src/app.js", "src/ünï cöde.txt", "tool.sh"], tree.Paths);
        Assert.Equal("ü\n", Encoding.UTF8.GetString(tree.Read("src/ünï cöde.txt") ?? []));
        Assert.Equal(it.Git("rev-parse", "HEAD:readme.md"), tree.BlobId("readme.md"));
        Assert.Null(tree.Read("absent"));
        Assert.Null(tree.Read("src"));
        Assert.False(tree.Exists("../x"));
    }

    [Fact]
    public void The_state_folder_is_private_and_named_after_the_common_git_directory()
    {
        using var it = WithFiles();
        it.Git("worktree", "add", "-q", "../other tree", "-b", "side");
        var repository = it.Open();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(it.At(".git"))))[..12];

        Assert.Equal(Path.Combine(it.Temp, "state", "foreplan", "shop-" + hash), repository.StateFolder);
        Assert.False(Directory.Exists(repository.StateFolder), "it is made before anything is written there");
        Assert.True(repository.HasCommit(repository.Head));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(repository.StateFolder));

        var linked = it.Open(Path.Combine(it.Temp, "other tree"));
        Assert.Equal(repository.StateFolder, linked.StateFolder);
        Assert.Equal("side", linked.Branch);
        Assert.Equal(Path.Combine(it.Temp, "other tree"), linked.Root);
    }

    [Fact]
    public void It_is_found_from_a_subfolder_and_with_a_detached_head()
    {
        using var it = WithFiles();
        it.Git("checkout", "-q", "--detach");
        var repository = it.Open(it.At("src"));

        Assert.Equal(it.Root, repository.Root);
        Assert.Null(repository.Branch);
        Assert.Equal(it.Git("rev-parse", "HEAD"), repository.Head);
    }

    [Fact]
    public void What_is_missing_is_said_with_a_hint()
    {
        using var it = new TestRepository();
        Assert.Contains("no commit yet", Assert.Throws<ForeplanException>(() => it.Open().Head).Message, StringComparison.Ordinal);
        Assert.Contains("no git repository", Assert.Throws<ForeplanException>(() => it.Open(it.Temp)).Message, StringComparison.Ordinal);

        it.Git("init", "-q", "--bare", Path.Combine(it.Temp, "bare.git"));
        Assert.Contains("bare", Assert.Throws<ForeplanException>(() => it.Open(Path.Combine(it.Temp, "bare.git"))).Message, StringComparison.Ordinal);
        Assert.Contains("bare", Assert.Throws<ForeplanException>(() => it.Open(it.At(".git"))).Message, StringComparison.Ordinal);
        Assert.Contains("no folder", Assert.Throws<ForeplanException>(() => it.Open(it.At("nowhere"))).Message, StringComparison.Ordinal);

        it.Variables["PATH"] = "bin:.:" + it.Temp;
        Assert.Contains("git was not found", Assert.Throws<ForeplanException>(() => it.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_changes_and_diff_are_of_the_commits_asked()
    {
        using var it = WithFiles();
        var first = it.Git("rev-parse", "HEAD");
        it.Put("src/app.js", "two\n");
        it.Put("src/ünï cöde.txt", "ä\n");
        it.Git("mv", "readme.md", "README.md");
        var second = it.CommitAll("second\ttabbed");
        var repository = it.Open();

        Assert.Equal(["second\ttabbed", "first"], repository.Log(second, null, 10).Select(commit => commit.Subject));
        Assert.Equal([first], repository.Log(second, "tool.sh", 10).Select(commit => commit.Id));
        Assert.Equal(it.Git("log", "-1", "--format=%ad", "--date=short"), repository.Log(second, null, 1)[0].Date);
        Assert.Equal(
            [new ChangedFile("README.md", 'A'), new ChangedFile("readme.md", 'D'), new ChangedFile("src/app.js", 'M'), new ChangedFile("src/ünï cöde.txt", 'M')],
            repository.Changes(first, second));
        var diff = repository.Diff(first, second, 10_000);
        Assert.Contains("+++ b/src/ünï cöde.txt", diff, StringComparison.Ordinal);
        Assert.Contains("\n-one\n+two\n", diff, StringComparison.Ordinal);
        var cut = repository.Diff(first, second, 100);
        Assert.True(cut.Length < 200);
        Assert.EndsWith("[The diff goes on: it was cut at 100 bytes.]\n", cut, StringComparison.Ordinal);
        Assert.True(repository.HasCommit(first[..8]));
        Assert.False(repository.HasCommit(new string('a', 40)));
        Assert.False(repository.HasCommit("--all"));
        Assert.Throws<ForeplanException>(() => repository.Log("--all", null, 1));
    }

    [Fact]
    public void Uncommitted_names_what_differs_from_head_and_git_does_not_ignore()
    {
        using var it = WithFiles();
        it.Put(".git/info/exclude", "private.txt\n");
        it.Put("private.txt", "");
        it.Put("x.log", "");
        var repository = it.Open();
        Assert.Empty(repository.Uncommitted());

        it.Put("src/app.js", "two\n");
        it.Put("new file.txt", "");
        it.Put("staged.txt", "");
        it.Git("add", "staged.txt");
        File.Delete(it.At("readme.md"));
        Assert.Equal(["new file.txt", "readme.md", "src/app.js", "staged.txt"], repository.Uncommitted());

        it.Git("update-index", "--split-index");
        Assert.Equal(["new file.txt", "readme.md", "src/app.js", "staged.txt"], repository.Uncommitted());
    }

    [Theory]
    [InlineData("--no-sparse-index")]
    [InlineData("--sparse-index")]
    public void Files_outside_a_sparse_checkout_are_not_uncommitted(string kind)
    {
        using var it = WithFiles();
        it.Git("sparse-checkout", "init", "--cone", kind);
        it.Git("sparse-checkout", "set", "plans");
        Assert.False(File.Exists(it.At("src/app.js")));
        var index = File.ReadAllBytes(it.At(".git/index"));
        var repository = it.Open();
        Assert.Empty(repository.Uncommitted());
        Assert.Equal(index, File.ReadAllBytes(it.At(".git/index")));

        it.Put("plans/001-x/plan.md", "new\n");
        repository.CommitFiles(["plans/001-x/plan.md"], "plan");
        Assert.Equal("", it.Git("status", "--porcelain"));
        Assert.Equal("one", it.Git("show", "HEAD:src/app.js"));
    }

    [Fact]
    public void Links_and_submodules_are_no_files_of_the_tree()
    {
        using var it = WithFiles();
        File.CreateSymbolicLink(it.At("link"), "readme.md");
        File.CreateSymbolicLink(it.At("out-of-here"), "/etc");
        it.Git("init", "-q", "sub");
        it.GitIn(it.At("sub"), "commit", "-q", "--allow-empty", "-m", "sub");
        var repository = it.Open();
        var tree = repository.TreeAt(it.CommitAll("links"));

        Assert.DoesNotContain("link", tree.Paths);
        Assert.DoesNotContain("sub", tree.Paths);
        Assert.Null(tree.Read("link"));
        Assert.True(tree.IsLink("link"));
        Assert.True(tree.IsLink("out-of-here/passwd"));
        Assert.True(tree.IsLink("sub/file"));
        Assert.False(tree.IsLink("src/app.js"));
    }

    [Fact]
    public void A_working_file_is_read_through_a_link_only_inside_the_repository()
    {
        using var it = WithFiles();
        File.WriteAllText(Path.Combine(it.Temp, "secret"), "secret");
        File.CreateSymbolicLink(it.At("AGENTS.md"), "src/../readme.md");
        File.CreateSymbolicLink(it.At("absolute"), Path.Combine(it.Temp, "secret"));
        File.CreateSymbolicLink(it.At("up"), "../secret");
        File.CreateSymbolicLink(it.At("loop"), "loop");
        File.CreateSymbolicLink(it.At("config"), ".git/config");
        var repository = it.Open();

        Assert.Equal("hello\n", Encoding.UTF8.GetString(repository.ReadWorkingFile("AGENTS.md") ?? []));
        Assert.All(["absolute", "up", "loop", "config", "../secret", ".git/config", "absent"], path => Assert.Null(repository.ReadWorkingFile(path)));

        repository.WriteWorkingFile("AGENTS.md", Bytes("new\n"));
        repository.WriteWorkingFile("deep/er/file.txt", Bytes("x"));
        Assert.Equal("new\n", File.ReadAllText(it.At("readme.md")));
        Assert.NotNull(new FileInfo(it.At("AGENTS.md")).LinkTarget);
        Assert.Equal("x", File.ReadAllText(it.At("deep/er/file.txt")));
        Assert.Throws<ForeplanException>(() => repository.WriteWorkingFile("up", []));
    }

    [Fact]
    public void A_shallow_clone_can_be_read_and_run_in()
    {
        using var it = WithFiles();
        it.Put("readme.md", "second\n");
        it.CommitAll("second");
        it.Git("clone", "-q", "--depth=1", "file://" + it.Root, Path.Combine(it.Temp, "shallow"));
        var repository = it.Open(Path.Combine(it.Temp, "shallow"));

        Assert.Equal("second", Assert.Single(repository.Log(repository.Head, null, 5)).Subject);
        var worktree = repository.OpenWorktree("r1", repository.Head, static _ => false);
        worktree.Write("a.txt", Bytes("a"));
        var commit = worktree.Commit(worktree.Snapshot(), ["a.txt"], "one", DateTimeOffset.UnixEpoch);
        repository.Publish("r1", "foreplan/x", commit, null);
        Assert.Equal(commit, it.GitIn(repository.Root, "rev-parse", "foreplan/x"));
        it.GitIn(repository.Root, "fsck", "--strict");
    }

    [Fact]
    public void The_stamp_of_HEAD_tells_of_commits_that_come_and_go()
    {
        using var far = TestRepository.WithFiles();
        far.Put("readme.md", "second\n");
        far.CommitAll("second");
        using var it = TestRepository.WithFiles("clone");
        it.Git("remote", "add", "far", "file://" + far.Root);
        var repository = it.Open();
        HashSet<string> stamps = [repository.HeadStamp];
        Assert.False(stamps.Add(repository.HeadStamp));
        Action[] changes =
        [
            () => it.Git("commit", "-q", "--allow-empty", "-m", "more"),
            () => it.Git("checkout", "-q", "-b", "other"),
            () => it.Git("checkout", "-q", "--detach"),
            () => it.Git("pack-refs", "--all"),
            () => it.Git("fetch", "-q", "--depth", "1", "far", "main"),
            () => it.Git("fetch", "-q", "--unshallow", "far", "main"),
            () => it.Git("gc", "-q", "--prune=now"),
        ];
        Assert.All(changes, change =>
        {
            change();
            Assert.True(stamps.Add(repository.HeadStamp));
        });
    }
}
