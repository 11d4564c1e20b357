using System.Security.Cryptography;
using Foreplan.Workspace.Git;
using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

/// <summary>Every way we know by which a repository makes git run something; each leaves a canary.</summary>
[Collection(nameof(HostileEnvironment))]
public sealed class HostileRepositoryTests : IDisposable
{
    private static readonly string[] Hooks =
    [
        "applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-applypatch", "post-checkout", "post-commit", "post-index-change", "post-merge",
        "post-receive", "post-rewrite", "post-update", "pre-applypatch", "pre-auto-gc", "pre-commit", "pre-merge-commit", "pre-push", "pre-rebase",
        "pre-receive", "prepare-commit-msg", "proc-receive", "push-to-checkout", "reference-transaction", "sendemail-validate", "update",
    ];

    private readonly TestRepository it = WithFiles();
    private readonly string canaries;

    public HostileRepositoryTests()
    {
        canaries = Directory.CreateDirectory(Path.Combine(it.Temp, "canaries")).FullName;
        it.Put(".gitattributes", "*.js filter=evil diff=evil merge=evil\n*.txt filter=process diff=text\n*.md ident\n");
        it.Put("sub/HEAD", "ref: refs/heads/main\n");
        it.Put("sub/config", $"[core]\n\tbare = true\n\tfsmonitor = {Canary("bare")}\n");
        it.Put("sub/objects/x", "");
        it.Put("sub/refs/x", "");
        it.CommitAll("attributes");
        foreach (var hook in Hooks)
        {
            Script(it.At($".git/hooks/{hook}"), hook);
            Script(it.At($".hooks/{hook}"), "hooksPath-" + hook);
        }

        File.AppendAllText(it.At(".git/config"), $"""
            [core]
            	hooksPath = {it.At(".hooks")}
            	fsmonitor = {Canary("fsmonitor")}
            	sshCommand = {Canary("ssh")}
            	pager = {Canary("pager")}
            	editor = {Canary("editor")}
            	askPass = {Canary("askpass")}
            	alternateRefsCommand = {Canary("alternate-refs")}
            	gitProxy = {Canary("proxy")}
            	attributesFile = {it.At("evil.attributes")}
            [diff]
            	external = {Canary("diff-external")}
            [diff "evil"]
            	command = {Canary("diff-command")}
            	textconv = {Canary("textconv")}
            [diff "text"]
            	textconv = {Canary("textconv-text")}
            [filter "evil"]
            	clean = {Canary("clean")}
            	smudge = {Canary("smudge")}
            	required = true
            [filter "process"]
            	process = {Canary("process")}
            [merge "evil"]
            	driver = {Canary("merge")}
            [credential]
            	helper = !{Canary("credential")}
            [commit]
            	gpgSign = true
            [gpg]
            	program = {Canary("gpg")}
            [uploadpack]
            	packObjectsHook = {Canary("pack-objects-hook")}
            [alias]
            	fetch = !{Canary("alias")}
            [include]
            	path = {it.At("included.config")}
            [url "ext::{Canary("ext")} "]
            	insteadOf = /
            [protocol "ext"]
            	allow = always
            [extensions]
            	worktreeConfig = true

            """);
        it.Git("init", "-q", "--bare", Path.Combine(it.Temp, "alternate.git"));
        it.Put(".git/objects/info/alternates", Path.Combine(it.Temp, "alternate.git/objects") + "\n");
        it.Put("included.config", $"[core]\n\tfsmonitor = {Canary("include")}\n");
        it.Put("evil.attributes", "* filter=evil\n");
        it.Put(".git/config.worktree", $"[core]\n\tfsmonitor = {Canary("worktree-config")}\n");
        it.Put(".git/info/attributes", "* filter=evil diff=evil\n");
        File.AppendAllText(Path.Combine(it.Home, ".gitconfig"), $"[core]\n\tfsmonitor = {Canary("global")}\n[filter \"evil\"]\n\tclean = {Canary("global-clean")}\n");
        // Times that differ from the index's, so that git would have to filter to compare.
        File.SetLastWriteTimeUtc(it.At("src/app.js"), DateTime.UtcNow.AddHours(-1));
        it.Put("readme.md", "changed\n");
        it.Put("new.js", "new\n");
    }

    [Fact]
    public void Nothing_of_a_hostile_repository_runs_and_nothing_of_it_is_touched()
    {
        var before = Fingerprint();
        using var environment = new HostileVariables(Canary("environment"), it.At("sub"));
        using (var repository = it.Open())
        {
            var head = repository.Head;
            Assert.Equal("main", repository.Branch);
            Assert.NotNull(repository.Identity);
            Assert.NotNull(repository.TreeAt(head).Read("src/app.js"));
            Assert.NotNull(repository.ReadWorkingFile("readme.md"));
            Assert.Equal(3, repository.Log(head, null, 3).Count + 1);
            Assert.NotEmpty(repository.Changes(head, repository.Log(head, null, 9)[^1].Id));
            Assert.NotEmpty(repository.Diff(repository.Log(head, null, 9)[^1].Id, head, 9_000));
            Assert.Contains("new.js", repository.Uncommitted());

            var worktree = repository.OpenWorktree("r1", head, static path => path.StartsWith("plans/", StringComparison.Ordinal));
            Assert.Equal("one\n", File.ReadAllText(Path.Combine(worktree.Root, "src/app.js")));
            worktree.Write("src/app.js", Bytes("two\n"));
            worktree.Write("src/more.txt", Bytes("more\n"));
            Assert.NotNull(worktree.BlobId("src/more.txt"));
            Assert.NotEmpty(worktree.Paths);
            var tree = worktree.Snapshot();
            worktree.Write("src/app.js", Bytes("three\n"));
            worktree.Restore(tree);
            Assert.NotEmpty(worktree.Diff(head, tree, 9_000));
            var first = worktree.Commit(tree, ["src/app.js"], "one", DateTimeOffset.UnixEpoch);
            repository.Publish("r1", "foreplan/x", first, null);
            worktree.Write("src/more.txt", Bytes("more\n"));
            var second = worktree.Commit(worktree.Snapshot(), ["src/more.txt"], "two", DateTimeOffset.UnixEpoch);
            repository.Publish("r1", "foreplan/x", second, repository.BranchCommit("foreplan/x"));
            Assert.True(repository.CloseWorktree("r1"));
            repository.OpenWorktree("r1", head, static _ => false);
            repository.Drop("r1", "foreplan/x", repository.BranchCommit("foreplan/x"));
        }

        Assert.Equal(before, Fingerprint());
        Assert.Empty(Ran());
    }

    [Fact]
    public void Committing_files_runs_neither_hooks_nor_filters()
    {
        it.Put("plans/001-x/spec.js", "spec\n");
        using (var repository = it.Open())
        {
            var commit = repository.CommitFiles(["plans/001-x/spec.js"], "Plan 001: approved");
            Assert.Equal("spec\n", System.Text.Encoding.UTF8.GetString(repository.TreeAt(commit).Read("plans/001-x/spec.js") ?? []));
        }

        Assert.Empty(Ran());
    }

    [Fact]
    public void The_canaries_do_sing_when_git_is_used_plainly()
    {
        Assert.ThrowsAny<InvalidOperationException>(() => it.Git("commit", "-a", "-m", "plain"));
        Assert.NotEmpty(Ran());
    }

    public void Dispose() => it.Dispose();

    private string Canary(string name)
    {
        var path = Path.Combine(it.Temp, "bin-" + name);
        Script(path, name);
        return path;
    }

    private void Script(string path, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path);
        File.WriteAllText(path, $"#!/bin/sh\n: > '{canaries}/{name}'\nexit 1\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    private IEnumerable<string> Ran() => Directory.EnumerateFiles(canaries).Select(file => Path.GetFileName(file)).Order();

    /// <summary>Every file of the person's, except the objects that a publication adds.</summary>
    private string[] Fingerprint() =>
    [
        .. Directory.EnumerateFiles(it.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(file => !file.StartsWith(it.At(".git/objects/"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {File.GetUnixFileMode(file)} {File.GetLastWriteTimeUtc(file).Ticks * (file.EndsWith(".git/config", StringComparison.Ordinal) ? 0 : 1)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    private sealed class HostileVariables : IDisposable
    {
        private readonly Dictionary<string, string?> before = [];

        public HostileVariables(string canary, string gitDir)
        {
            Set("GIT_DIR", gitDir);
            Set("GIT_WORK_TREE", gitDir);
            Set("GIT_INDEX_FILE", "/nowhere");
            Set("GIT_SSH_COMMAND", canary);
            Set("GIT_EXTERNAL_DIFF", canary);
            Set("GIT_PAGER", canary);
            Set("GIT_EXEC_PATH", Path.GetDirectoryName(canary));
            Set("GIT_TEMPLATE_DIR", gitDir);
            Set("GIT_CONFIG_COUNT", "1");
            Set("GIT_CONFIG_KEY_0", "core.fsmonitor");
            Set("GIT_CONFIG_VALUE_0", canary);
            Set("GIT_TRACE", canary + ".trace");
        }

        public void Dispose()
        {
            foreach (var (name, value) in before)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        private void Set(string name, string? value)
        {
            before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
