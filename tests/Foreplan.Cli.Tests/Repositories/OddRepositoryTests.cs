using System.Diagnostics;
using System.Text;

namespace Foreplan.Cli.Tests.Repositories;

/// <summary>Repositories that are not a plain clone on a branch: the whole flow goes through, or says why not and what to do.</summary>
public sealed class OddRepositoryTests
{
    [Fact]
    public void A_detached_HEAD_is_run_and_stays_detached()
    {
        using var odd = new Odd().Begun().Committed();
        odd.Desk.Git("checkout", "-q", "--detach");
        odd.GoesThrough();
        Assert.Contains("git switch", odd.Desk.Run("lock", "--yes", "--commit").Is(Outcome.Usage).Error);
    }

    [Fact]
    public void A_submodule_is_left_alone_and_is_a_repository_of_its_own()
    {
        using var odd = new Odd().Begun();
        using var library = new Odd().Begun().Committed();
        odd.Desk.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.Desk.Root, "lib");
        odd.Committed().GoesThrough();
        Assert.StartsWith("160000 commit", odd.Desk.Git("ls-tree", "HEAD", "lib"));

        odd.Desk.Folder = odd.Desk.At("lib");
        Assert.DoesNotContain("001-add-a-greeting", odd.Desk.Run("status").Is(Outcome.Done).Out);
    }

    [Fact]
    public void Pointers_of_LFS_stay_pointers_though_it_is_not_installed()
    {
        using var odd = new Odd().Begun();
        odd.Desk.Put(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
        odd.Desk.Put("big.bin", $"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('a', 64)}\nsize 12345\n");
        odd.Committed();
        foreach (var (name, value) in new[] { ("clean", "git-lfs clean -- %f"), ("smudge", "git-lfs smudge -- %f"), ("process", "git-lfs filter-process"), ("required", "true") })
        {
            odd.Desk.Git("config", "filter.lfs." + name, value);
        }

        odd.GoesThrough();
    }

    [Fact]
    public void A_shallow_clone_is_run()
    {
        using var origin = new Odd().Begun().Committed();
        for (var number = 0; number < 3; number++)
        {
            origin.Desk.Put("more.txt", $"{number}\n");
            origin.Committed();
        }

        using var odd = new Odd();
        odd.Desk.Git("clone", "-q", "--depth", "1", "file://" + origin.Desk.Root, ".");
        odd.Desk.Identify();
        odd.GoesThrough();
        Assert.Equal("true", odd.Desk.Git("rev-parse", "--is-shallow-repository"));
    }

    [Fact]
    public void A_clone_without_files_it_has_not_looked_at_says_how_to_fetch_them()
    {
        using var origin = new Odd().Begun();
        origin.Desk.Put("old/deep.txt", "deep\n");
        origin.Committed();
        origin.Desk.Git("config", "uploadpack.allowFilter", "true");
        using var odd = new Odd();
        odd.Desk.Git("clone", "-q", "--filter=blob:none", "--sparse", "file://" + origin.Desk.Root, ".");
        odd.Desk.Identify();
        odd.Desk.Put(Desk.Script, ScriptedModels.Whole);
        Assert.Contains("git fetch --refetch --no-filter", odd.Desk.Run("plan", "Add", "a", "greeting", "--yes").Is(Outcome.Usage).Error);
        File.Delete(odd.Desk.At(Desk.Script));
        Directory.Delete(odd.Desk.At("plans"), recursive: true);
        odd.Desk.Git("sparse-checkout", "disable");
        odd.GoesThrough();
    }

    [Fact]
    public void A_repository_of_SHA_256_is_run()
    {
        using var odd = new Odd().Begun("--object-format=sha256").Committed();
        odd.GoesThrough();
        Assert.Equal(64, odd.Desk.Git("rev-parse", "HEAD").Length);
    }

    [Fact]
    public void A_linked_worktree_is_run_as_a_repository_and_shares_its_plans_state()
    {
        using var main = new Odd().Begun().Committed();
        using var odd = new Odd();
        main.Desk.Git("worktree", "add", "-q", "-b", "feature", odd.Desk.Root);
        odd.GoesThrough();
        Assert.Equal("feature", odd.Desk.Git("branch", "--show-current"));
        Assert.Equal("", main.Desk.Git("status", "--porcelain"));
    }

    [Fact]
    public void A_submodule_is_run_as_a_repository()
    {
        using var library = new Odd().Begun().Committed();
        using var super = new Odd().Begun();
        super.Desk.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.Desk.Root, "lib");
        super.Committed();
        using var odd = new Odd();
        Directory.Delete(odd.Desk.Root);
        Directory.CreateSymbolicLink(odd.Desk.Root, super.Desk.At("lib"));
        odd.Desk.Identify();
        odd.GoesThrough();
        Assert.Equal("", super.Desk.Git("status", "--porcelain", "--untracked-files=no", "--ignore-submodules=untracked"));
    }

    [Fact]
    public void A_sparse_checkout_loses_nothing_that_is_not_checked_out()
    {
        using var odd = new Odd().Begun();
        odd.Desk.Put("heavy/one.txt", "one\n");
        odd.Desk.Put("heavy/deep/two.txt", "two\n");
        odd.Committed();
        odd.Desk.Git("sparse-checkout", "set", "src", "plans");
        Assert.False(Directory.Exists(odd.Desk.At("heavy")));
        odd.GoesThrough();
        Assert.False(Directory.Exists(odd.Desk.At("heavy")));
    }

    [Fact]
    public void A_hundred_thousand_files_of_which_few_are_checked_out_are_run()
    {
        using var odd = new Odd { OffDisk = true }.Begun().Committed();
        var import = new StringBuilder("commit refs/heads/main\ncommitter Ada <ada@example.com> 1700000000 +0000\ndata 4\nmany\nfrom refs/heads/main^0\n");
        for (var number = 0; number < 100_000; number++)
        {
            import.Append("M 100644 inline part").Append(number / 1000).Append("/f").Append(number).Append(".txt\ndata 1\nx\n");
        }

        Feed(odd.Desk.Root, import.ToString(), "git", "fast-import", "--quiet");
        odd.Desk.Git("sparse-checkout", "set", "src", "plans");
        odd.Desk.Git("reset", "-q", "--hard");
        odd.Locked().Desk.Run("run").Is(Outcome.Done);
        odd.AssertChanges("HEAD");
    }

    [Fact]
    public void A_file_of_50_MB_is_in_the_worktree_and_stays_as_it_is()
    {
        using var odd = new Odd().Begun();
        File.WriteAllBytes(odd.Desk.At("data.bin"), new byte[50_000_000]);
        odd.Desk.Git("config", "core.compression", "0");
        odd.Committed().GoesThrough();
    }

    [Fact]
    public void Lines_that_end_in_CRLF_keep_their_ends()
    {
        using var odd = new Odd().Begun();
        odd.Desk.Put("notes.txt", "one\r\ntwo\r\n");
        odd.Committed().Also("`notes.txt` (edit)", "M\tnotes.txt", "edit_file", new() { ["path"] = "notes.txt", ["old_text"] = "one\ntwo", ["new_text"] = "one\nthree\ntwo" });
        odd.Locked().Desk.Run("run").Is(Outcome.Done);
        odd.AssertChanges("HEAD");
        Assert.Equal("one\r\nthree\r\ntwo\r", odd.Desk.Git("show", Odd.Branch + ":notes.txt"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("input")]
    public void A_working_tree_under_autocrlf_is_clean_and_its_result_has_plain_ends(string autocrlf)
    {
        using var odd = new Odd().Begun();
        odd.Desk.Git("config", "core.autocrlf", autocrlf);
        odd.Desk.Git("config", "core.safecrlf", "false");
        odd.Desk.Put("notes.txt", "one\r\ntwo\r\n");
        odd.Committed();
        Assert.Equal("one\ntwo", odd.Desk.Git("cat-file", "blob", "HEAD:notes.txt"));
        odd.Also("`notes.txt` (edit)", "M\tnotes.txt", "edit_file", new() { ["path"] = "notes.txt", ["old_text"] = "two", ["new_text"] = "three" });
        odd.GoesThrough();
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_two_files_and_one_can_become_the_other()
    {
        using var odd = new Odd().Begun();
        odd.Desk.Put("src/Shop.txt", "Shop\n");
        odd.Desk.Put("src/shop.txt", "shop\n");
        odd.Desk.Put("src/Old.txt", "old\n");
        odd.Committed();
        odd.Also("`src/Old.txt` (delete)", "D\tsrc/Old.txt", "delete_file", new() { ["path"] = "src/Old.txt" });
        odd.Also("`src/OLD.txt` (new)", "A\tsrc/OLD.txt", "write_file", new() { ["path"] = "src/OLD.txt", ["content"] = "old\n" });
        odd.GoesThrough();
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void A_program_stays_a_program(string fileMode)
    {
        using var odd = new Odd().Begun();
        odd.Desk.Put("tool.sh", "#!/bin/sh\n");
        odd.Desk.Git("config", "core.filemode", fileMode);
        odd.Desk.Git("add", "tool.sh");
        odd.Desk.Git("update-index", "--chmod=+x", "tool.sh");
        odd.Desk.Git("commit", "-q", "-m", "tool");
        odd.Desk.Git("checkout", "-q", "-f", "HEAD", "--", "tool.sh");
        odd.Committed().Also("`tool.sh` (edit)", "M\ttool.sh", "write_file", new() { ["path"] = "tool.sh", ["content"] = "#!/bin/sh\nexit 0\n" });
        odd.Locked().Desk.Run("run").Is(Outcome.Done);
        odd.AssertChanges("HEAD");
        Assert.StartsWith("100755", odd.Desk.Git("ls-tree", Odd.Branch, "tool.sh"));
    }

    [Fact]
    public void Links_stay_links_and_what_they_lead_to_stays_as_it_is()
    {
        using var odd = new Odd().Begun();
        var outside = Path.Combine(odd.Desk.Temp, "outside");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "secret.txt"), "canary\n");
        File.CreateSymbolicLink(odd.Desk.At("inside.txt"), "src/app.txt");
        File.CreateSymbolicLink(odd.Desk.At("nowhere"), "missing");
        File.CreateSymbolicLink(odd.Desk.At("out.txt"), Path.Combine(outside, "secret.txt"));
        Directory.CreateSymbolicLink(odd.Desk.At("away"), outside);
        odd.Committed().GoesThrough();
        Assert.Equal("canary\n", File.ReadAllText(Path.Combine(outside, "secret.txt")));
        Assert.Single(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public void Names_with_line_ends_quotes_and_bytes_that_are_no_text_survive()
    {
        using var odd = new Odd().Begun();
        Feed(odd.Desk.Root, "", "sh", "-c", """
            mkdir odd && cd odd && for name in "$(printf 'line\nend')" 'quo"te' "quo'te" 'back\slash' "$(printf 'tab\there')" ' blank ' 'ünïcödé' '-dash' "$(printf 'latin\344')" '$(touch x)' '*?[a]'; do printf x > "./$name"; done
            """);
        odd.Committed();
        Assert.Equal(11, odd.Desk.Git("ls-tree", "-r", "HEAD", "odd/").Split('\n').Length);
        odd.GoesThrough();
    }

    [Theory]
    [InlineData("status")]
    [InlineData("init")]
    [InlineData("plan")]
    public void A_bare_repository_is_refused_with_the_way_to_a_working_tree(string command)
    {
        using var odd = new Odd();
        odd.Desk.Git("init", "-q", "--bare");
        Assert.Contains("git worktree add", odd.Desk.Run(command == "plan" ? ["plan", "x"] : [command]).Is(Outcome.Usage).Error);
    }

    [Fact]
    public void A_repository_without_a_commit_can_be_prepared_and_says_what_a_plan_needs()
    {
        using var odd = new Odd().Begun();
        odd.Desk.Run("init").Is(Outcome.Done);
        odd.Desk.Run("status").Is(Outcome.Done);
        odd.Desk.Put(Desk.Script, ScriptedModels.Whole);
        Assert.Contains("git commit", odd.Desk.Run("plan", "Add", "a", "greeting", "--yes").Is(Outcome.Usage).Error);
        odd.Committed().GoesThrough();
    }

    private static void Feed(string folder, string input, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = folder, RedirectStandardInput = true }) ?? throw new InvalidOperationException();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
