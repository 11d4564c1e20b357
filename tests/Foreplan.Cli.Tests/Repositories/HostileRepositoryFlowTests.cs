namespace Foreplan.Cli.Tests.Repositories;

/// <summary>Every way we know by which a repository makes git run something, through the whole flow: nothing is run. That plain git does run it in the same repository is tried each time, so that no trap is a dud.</summary>
public sealed class HostileRepositoryFlowTests : IDisposable
{
    private readonly Odd odd = new Odd().Begun();
    private readonly Traps traps;

    public HostileRepositoryFlowTests() => traps = new(odd.Desk);

    /// <summary>What plain git does that springs the trap.</summary>
    private static readonly (string Trap, string Plain)[] Live =
    [
        ("hook-pre-commit", "git -c core.hooksPath=.git/hooks commit --allow-empty -m x"),
        ("hook-post-checkout", "rm .git/hooks/reference-transaction; git -c core.hooksPath=$PWD/.git/hooks worktree add -q ../copy/elsewhere"),
        ("hook-reference-transaction", "git -c core.hooksPath=.git/hooks update-ref refs/heads/x HEAD"),
        ("hook-post-index-change", "echo >> data.csv; git -c core.hooksPath=.git/hooks add data.csv"),
        ("hook-pre-push", "git init -q --bare x.git; git -c core.hooksPath=.git/hooks push x.git HEAD:refs/heads/x"),
        ("hookspath-pre-commit", "git commit --allow-empty -m x"),
        ("hookspath-reference-transaction", "git update-ref refs/heads/x HEAD"),
        ("fsmonitor", "git status"),
        ("editor-by-include", "git -c core.hooksPath=/dev/null -c commit.gpgSign=false commit --amend"),
        ("askpass-by-include-if", "printf 'protocol=https\\nhost=localhost\\n\\n' | git -c credential.helper= credential fill"),
        ("ssh-by-worktree-config", "git ls-remote ssh://localhost/x"),
        ("sign", "git -c core.hooksPath=/dev/null commit --allow-empty -m x"),
        ("sign", "git log -1"),
        ("credential", "printf 'protocol=https\\nhost=localhost\\n\\n' | git credential fill"),
        ("clean", "git add src"),
        ("smudge", "rm src/app.txt; git checkout-index -f -a"),
        ("process", "echo >> note.md; git add note.md"),
        ("clean-by-info-attributes", "echo >> data.json; git add data.json"),
        ("clean-by-attributes-file", "echo >> data.yml; git add data.yml"),
        ("diff-external-of-the-person", "echo >> data.csv; git diff"),
        ("diff-command", "echo >> note.md; git diff note.md"),
        ("textconv", "git cat-file --textconv HEAD:src/app.txt"),
        ("merge", "git config core.hooksPath /dev/null; git config commit.gpgSign false; c() { git checkout -q -b $1 main; echo $1 > note.md; git commit -q -a -m $1; }; c uno; c due; git merge uno"),
        ("proxy", "git ls-remote git://localhost/x"),
        ("upload-pack", "git ls-remote origin"),
        ("receive-pack", "git -c core.hooksPath=/dev/null push origin HEAD:refs/heads/x"),
        ("alternate-refs", "git -c core.hooksPath=/dev/null fetch ../alternate.git main"),
        ("ext", "git ls-remote /rewritten/by/instead-of"),
        ("pack-objects-hook-of-the-person", "git -c core.hooksPath=/dev/null clone -q --no-local file://$PWD x"),
        ("template-of-the-person", "cd .. && git clone -q -l copy copy/x"),
        ("trailer", "echo x | git interpret-trailers --trailer evil=x"),
        ("submodule-update", "git -C lib checkout -q --detach HEAD~1; git submodule update"),
        ("submodule-fsmonitor", "git status"),
        ("nested-fsmonitor", "git -C nested status"),
        ("bare-fsmonitor", "git -C bare status"),
    ];

    /// <summary>What plain git does not run either, or not where there is no terminal.</summary>
    private static readonly (string Trap, string Plain)[] Duds =
    [
        ("alias", "git fetch origin"),
        ("pager", "git -p log -1"),
        ("pack-objects-hook", "git -c core.hooksPath=/dev/null clone -q --no-local file://$PWD x"),
        ("no-such-driver", "echo >> data.toml; git add data.toml; git diff HEAD"),
    ];

    [Fact]
    public void Nothing_that_a_repository_would_have_git_run_is_run_from_plan_to_undo()
    {
        Plant();
        var duds = Live.Where(one => !Springs(one.Trap, one.Plain)).Select(one => one.Trap).ToArray();
        Assert.True(duds.Length == 0, $"Plain git does not run: {string.Join(", ", duds)}");
        var live = Duds.Where(one => Springs(one.Trap, one.Plain)).Select(one => one.Trap).ToArray();
        Assert.True(live.Length == 0, $"Plain git does run: {string.Join(", ", live)}");

        WholeFlow();
        odd.Desk.Folder = odd.Desk.At("nested");
        odd.Desk.Run("status");
        odd.Desk.Folder = odd.Desk.At("bare");
        odd.Desk.Run("status").Is(Outcome.Usage);
        Assert.Empty(traps.Ran);
    }

    [Fact]
    public void A_replaced_object_is_neither_read_nor_built_upon()
    {
        odd.Committed();
        odd.Desk.Put("evil.txt", "evil\n");
        odd.Desk.Git("replace", odd.Desk.Git("rev-parse", "HEAD:src/app.txt"), odd.Desk.Git("hash-object", "-w", "evil.txt"));
        File.Delete(odd.Desk.At("evil.txt"));
        Assert.Equal("evil", odd.Desk.Git("show", "HEAD:src/app.txt"));
        odd.GoesThrough();
    }

    [Theory]
    [InlineData("..")]
    [InlineData("/")]
    public void A_working_tree_elsewhere_that_the_configuration_names_is_refused(string elsewhere)
    {
        odd.Committed().Desk.Git("config", "core.worktree", elsewhere == ".." ? odd.Desk.Temp : elsewhere);
        var before = Directory.GetFileSystemEntries(odd.Desk.Temp);
        Assert.Contains("core.worktree", odd.Desk.Run("plan", "Add", "a", "greeting", "--yes").Is(Outcome.Usage).Error);
        Assert.Contains("core.worktree", odd.Desk.Run("init").Is(Outcome.Usage).Error);
        Assert.Equal(before, Directory.GetFileSystemEntries(odd.Desk.Temp));
    }

    [Fact]
    public void What_is_missing_is_not_fetched_from_a_remote_that_promises_it()
    {
        odd.Desk.Put("gone/missing.txt", "missing\n");
        odd.Committed();
        var blob = odd.Desk.Git("rev-parse", "HEAD:gone/missing.txt");
        odd.Desk.Git("config", "core.repositoryformatversion", "1");
        odd.Desk.Git("config", "extensions.partialClone", "evil");
        odd.Desk.Git("config", "remote.evil.promisor", "true");
        odd.Desk.Git("config", "remote.evil.url", odd.Desk.Root);
        odd.Desk.Git("config", "remote.evil.uploadpack", traps.Set("promisor"));
        File.Delete(odd.Desk.At($".git/objects/{blob[..2]}/{blob[2..]}"));
        File.Delete(odd.Desk.At("gone/missing.txt"));
        Assert.True(traps.Springs("promisor", "git show HEAD:gone/missing.txt"));
        odd.Locked();
        Assert.Contains("partial clone", odd.Desk.Run("run").Is(Outcome.Usage).Error);
        Assert.Empty(traps.Ran);
    }

    [Theory]
    [InlineData("cp -r evil .git")]
    [InlineData("printf 'gitdir: %s/evil\\n' $PWD > .git")]
    [InlineData("ln -s evil .git")]
    public void A_git_file_that_a_command_swaps_is_not_followed(string swap)
    {
        traps.Set("pre-commit", Path.Combine(odd.Desk.Temp, "hooks", "pre-commit"));
        traps.Shell(odd.Desk.Root, $"git init -q made && mv made/.git evil && rm -rf made evil/hooks && git config -f evil/config core.fsmonitor '{traps.Set("swapped")}' && git config -f evil/config core.hooksPath ../hooks && touch evil/refs/keep evil/objects/keep");
        odd.Desk.Put("swap.sh", $"rm -rf .git\n{swap}\ngrep -q greeting docs/greeting.md\n");
        odd.Committed();
        Assert.True(traps.Springs("swapped", $"git worktree add -q wt && cd wt && rm -Rf .git && {swap} && git status"));

        odd.Gate = "sh swap.sh";
        odd.Locked();
        Assert.Contains("It changed .git, which no command may change", odd.Desk.Run("run").All);
        Assert.Empty(traps.Ran);
    }

    public void Dispose() => odd.Dispose();

    // A process that filters and fails ends git before it comes to anything else.
    private bool Springs(string trap, string plain) => traps.Springs(trap, (trap == "process" ? "" : "git config --remove-section filter.process; ") + plain);

    private void WholeFlow()
    {
        odd.Locked("--commit");
        foreach (var command in new[] { "status", "check", "lock --verify", "run", "diff 1", "trace", "log", "report", "reconcile" })
        {
            var said = odd.Desk.Run(command.Split(' '));
            Assert.True(said.Code is 0 or 1, $"{command}: {said.All}");
            Assert.True(!traps.Ran.Any(), $"{command} ran {string.Join(", ", traps.Ran)}");
        }

        traps.Shell(odd.Desk.Root, $"git -c core.fsmonitor=false -c gpg.program=true diff-tree -r --no-ext-diff --name-status $(git merge-base main {Odd.Branch}) {Odd.Branch} > ../changes");
        Assert.Equal(odd.Changes, File.ReadAllLines(Path.Combine(odd.Desk.Temp, "changes")));
        traps.Shell(odd.Desk.Root, "rm -f ../ran/*");
        odd.Desk.Run("undo", "--yes").Is(Outcome.Done);
    }

    private void Plant()
    {
        var desk = odd.Desk;
        var away = desk.Temp;
        desk.Put(".gitattributes", "*.txt filter=evil diff=text merge=evil export-subst ident\n*.md filter=process diff=evil merge=evil\n*.toml filter=nowhere diff=nowhere\n");
        foreach (var file in new[] { "note.md", "data.json", "data.yml", "data.csv", "data.toml" })
        {
            desk.Put(file, "one\n");
        }

        desk.Put("bare/HEAD", "ref: refs/heads/main\n");
        desk.Put("bare/config", $"[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n\tfsmonitor = {traps.Set("bare-fsmonitor")}\n");
        desk.Put("bare/objects/keep", "");
        desk.Put("bare/refs/keep", "");
        var shell = (string script) => traps.Shell(desk.Root, script);
        shell($"git init -q -b main ../library && cd ../library && git config user.name a && git config user.email a@b && git commit -q --allow-empty -m 1 && git commit -q --allow-empty -m 2");
        shell("git -c protocol.file.allow=always submodule --quiet add ../library lib");
        desk.CommitAll();
        // A commit that is signed, so that whoever shows signatures has them verified.
        shell("git cat-file commit HEAD | sed '/^committer/a gpgsig -----BEGIN PGP SIGNATURE-----\\n \\n x\\n -----END PGP SIGNATURE-----' > ../signed && git update-ref refs/heads/main $(git hash-object -t commit -w ../signed)");
        shell($"git clone -q --bare . ../alternate.git && git -C ../alternate.git -c user.name=a -c user.email=a@b commit-tree -m x -p main main^{{tree}} > ../newer && git -C ../alternate.git update-ref refs/heads/main $(cat ../newer)");
        shell("mkdir nested && cd nested && git init -q");
        File.AppendAllText(desk.At("nested/.git/config"), $"[core]\n\tfsmonitor = {traps.Set("nested-fsmonitor")}\n");
        File.AppendAllText(desk.At(".git/modules/lib/config"), $"[core]\n\tfsmonitor = {traps.Set("submodule-fsmonitor")}\n");
        foreach (var hook in new[] { "pre-commit", "commit-msg", "post-commit", "post-checkout", "reference-transaction", "post-index-change", "pre-push", "pre-auto-gc", "post-rewrite", "fsmonitor-watchman", "update", "pre-receive", "post-receive", "proc-receive" })
        {
            traps.Set("hook-" + hook, desk.At(".git/hooks/" + hook));
            traps.Set("hookspath-" + hook, Path.Combine(away, "hooks", hook));
        }

        traps.Set("template-of-the-person", Path.Combine(away, "template", "hooks", "post-checkout"));
        desk.Put(".git/objects/info/alternates", Path.Combine(away, "alternate.git/objects") + "\n");
        File.WriteAllText(Path.Combine(away, "included"), $"[core]\n\teditor = {traps.Set("editor-by-include")}\n");
        File.WriteAllText(Path.Combine(away, "included-if"), $"[core]\n\taskPass = {traps.Set("askpass-by-include-if")}\n");
        desk.Put(".git/config.worktree", $"[core]\n\tsshCommand = {traps.Set("ssh-by-worktree-config")}\n");
        desk.Put(".git/info/attributes", "*.json filter=info\n");
        File.WriteAllText(Path.Combine(away, "attributes"), "*.yml filter=file\n");
        File.WriteAllText(Path.Combine(away, "home", ".gitconfig"), $"""
            [diff]
            	external = {traps.Set("diff-external-of-the-person")}
            [uploadpack]
            	packObjectsHook = {traps.Set("pack-objects-hook-of-the-person")}
            [init]
            	templateDir = {Path.Combine(away, "template")}

            """);
        File.AppendAllText(desk.At(".git/config"), $"""
            [extensions]
            	worktreeConfig = true
            [core]
            	repositoryformatversion = 1
            	hooksPath = {Path.Combine(away, "hooks")}
            	fsmonitor = {traps.Set("fsmonitor")}
            	pager = {traps.Set("pager")}
            	alternateRefsCommand = {traps.Set("alternate-refs")}
            	gitProxy = {traps.Set("proxy")}
            	attributesFile = {Path.Combine(away, "attributes")}
            [include]
            	path = {Path.Combine(away, "included")}
            [includeIf "gitdir:**"]
            	path = {Path.Combine(away, "included-if")}
            [commit]
            	gpgSign = true
            [log]
            	showSignature = true
            [gpg]
            	program = {traps.Set("sign")}
            [credential]
            	helper = !{traps.Set("credential")}
            [filter "evil"]
            	clean = {traps.SetFilter("clean")}
            	smudge = {traps.SetFilter("smudge")}
            [filter "process"]
            	process = {traps.Set("process")}
            [filter "info"]
            	clean = {traps.SetFilter("clean-by-info-attributes")}
            [filter "file"]
            	clean = {traps.SetFilter("clean-by-attributes-file")}
            [diff "evil"]
            	command = {traps.Set("diff-command")}
            [diff "text"]
            	textconv = {traps.SetFilter("textconv")}
            [merge "evil"]
            	driver = {traps.Set("merge")}
            [remote "origin"]
            	url = ../alternate.git
            	uploadpack = {traps.Set("upload-pack")}
            	receivepack = {traps.Set("receive-pack")}
            	fetch = +refs/heads/*:refs/remotes/origin/*
            [uploadpack]
            	packObjectsHook = {traps.Set("pack-objects-hook")}
            [url "ext::{traps.Set("ext")} "]
            	insteadOf = /
            [protocol "ext"]
            	allow = always
            [alias]
            	fetch = !{traps.Set("alias")}
            [trailer "evil"]
            	command = {traps.Set("trailer")}
            [submodule "lib"]
            	update = !{traps.Set("submodule-update")}

            """);
        traps.Set("no-such-driver");
        // Older than the index says, so that git would have to filter to compare.
        File.SetLastWriteTimeUtc(desk.At("src/app.txt"), DateTime.UtcNow.AddHours(-1));
    }
}
