using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

public sealed class CommitFilesTests
{
    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public void Only_the_named_files_are_committed_and_the_rest_of_the_index_stays(string format)
    {
        using var it = WithFiles("shop", format);
        it.Put("staged.txt", "staged\n");
        it.Git("add", "staged.txt");
        it.Put("src/app.js", "not staged\n");
        it.Put("plans/001-x/plan.md", "# Plan: y\n");
        it.Put("plans/001-x/plan.lock.json", "{}\n");
        var staged = it.Git("ls-files", "-s", "staged.txt");
        var commit = it.Open().CommitFiles(["plans/001-x/plan.md", "plans/001-x/plan.lock.json"], "Plan 001: approved");

        Assert.Equal(commit, it.Git("rev-parse", "main"));
        Assert.Equal("M\tplans/001-x/plan.md", it.Git("diff", "--name-status", "HEAD~", "HEAD").Split('\n')[1]);
        Assert.Equal("A  staged.txt\n M src/app.js", string.Join('\n', it.Git("status", "--porcelain").Split('\n').Order(StringComparer.Ordinal).Reverse()));
        Assert.Equal(staged, it.Git("ls-files", "-s", "staged.txt"));
        Assert.Equal("Ada Löve", it.Git("log", "-1", "--format=%an"));
        Assert.StartsWith("commit: Plan 001", it.Git("log", "-g", "-1", "--format=%gs"), StringComparison.Ordinal);
        it.Git("fsck", "--strict");
    }

    [Fact]
    public void Nothing_new_is_no_commit_and_a_file_that_is_gone_is_taken_out()
    {
        using var it = WithFiles();
        var repository = it.Open();
        Assert.Equal(repository.Head, repository.CommitFiles(["readme.md"], "nothing"));
        File.Delete(it.At("readme.md"));
        repository.CommitFiles(["readme.md"], "gone");
        Assert.Equal("D\treadme.md", it.Git("diff", "--name-status", "HEAD~", "HEAD"));
        Assert.Equal("", it.Git("status", "--porcelain"));
    }

    [Fact]
    public void Line_ends_are_committed_as_the_repository_wants_them()
    {
        using var it = WithFiles();
        it.Put(".gitattributes", "*.md text=auto\n");
        it.CommitAll("attributes");
        it.Put("readme.md", "a\r\nb\r\n");
        it.Open().CommitFiles(["readme.md"], "line ends");
        Assert.Equal("a\nb", it.Git("show", "HEAD:readme.md"));
        Assert.Equal("", it.Git("status", "--porcelain"));
    }

    [Fact]
    public void What_stands_in_the_way_is_said_before_anything_is_done()
    {
        using var it = WithFiles();
        var head = it.Git("rev-parse", "HEAD");
        it.Put("readme.md", "new\n");
        it.Put(".git/index.lock", "");
        Assert.Contains("index.lock", Assert.Throws<ForeplanException>(() => it.Open().CommitFiles(["readme.md"], "m")).Message, StringComparison.Ordinal);
        File.Delete(it.At(".git/index.lock"));

        it.Put(".git/MERGE_HEAD", head + "\n");
        Assert.Contains("not finished", Assert.Throws<ForeplanException>(() => it.Open().CommitFiles(["readme.md"], "m")).Message, StringComparison.Ordinal);
        File.Delete(it.At(".git/MERGE_HEAD"));

        it.Git("checkout", "-q", "--detach");
        Assert.Contains("no branch", Assert.Throws<ForeplanException>(() => it.Open().CommitFiles(["readme.md"], "m")).Message, StringComparison.Ordinal);
        it.Git("checkout", "-q", "main");

        File.WriteAllText(Path.Combine(it.Home, ".gitconfig"), "");
        Assert.Contains("who you are", Assert.Throws<ForeplanException>(() => it.Open().CommitFiles(["readme.md"], "m")).Message, StringComparison.Ordinal);
        Assert.Equal(head, it.Git("rev-parse", "HEAD"));
    }
}
