using Foreplan.Workspace.Git;
using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

public sealed class PlainPlaceTests
{
    [Fact]
    public void What_is_found_by_looking_is_what_git_says()
    {
        using var it = WithFiles("my shöp");
        Directory.CreateSymbolicLink(Path.Combine(it.Temp, "link"), it.At("src"));
        foreach (var folder in (string[])[it.Root, it.At("src"), it.At("plans/001-x"), Path.Combine(it.Temp, "link")])
        {
            var found = PlainPlace.Find(folder);
            Assert.NotNull(found);
            Assert.Equal(RepositoryPlace.Ask(Git(), folder), found);
        }
    }

    [Theory]
    [InlineData("config", "core.worktree", "/elsewhere")]
    [InlineData("config", "core.bare", "true")]
    [InlineData("config", "include.path", "more")]
    [InlineData("config", "extensions.worktreeConfig", "true")]
    [InlineData("config", "core.repositoryFormatVersion", "1")]
    public void A_configuration_that_says_more_is_left_to_git(params string[] setting)
    {
        using var it = WithFiles();
        Assert.NotNull(PlainPlace.Find(it.Root));
        it.Git(setting);
        Assert.Null(PlainPlace.Find(it.Root));
    }

    [Fact]
    public void Other_layouts_are_left_to_git()
    {
        using var it = WithFiles();
        it.Git("worktree", "add", "-q", "../linked", "-b", "side");
        Assert.Null(PlainPlace.Find(Path.Combine(it.Temp, "linked")));
        Assert.Null(PlainPlace.Find(it.At(".git")));
        Assert.Null(PlainPlace.Find(it.At(".git/objects")));
        Assert.Null(PlainPlace.Find(it.Temp));
        Assert.Null(PlainPlace.Find(Path.Combine(it.Temp, "absent")));

        it.Git("init", "-q", "--bare", "store");
        Assert.Null(PlainPlace.Find(it.At("store")));
        Assert.Null(PlainPlace.Find(it.At("store/objects")));

        using var other = WithFiles(format: "sha256");
        Assert.Null(PlainPlace.Find(other.Root));
    }

    [Fact]
    public void A_git_folder_that_is_none_is_left_to_git()
    {
        using var it = WithFiles();
        File.WriteAllText(it.At(".git/HEAD"), "nonsense");
        Assert.Null(PlainPlace.Find(it.Root));
        File.Delete(it.At(".git/HEAD"));
        Assert.Null(PlainPlace.Find(it.Root));
        Assert.Throws<ForeplanException>(() => it.Open());
    }

    [Fact]
    public void HEAD_is_the_same_by_looking_and_by_git()
    {
        using var it = WithFiles();
        var place = PlainPlace.Find(it.Root) ?? throw new InvalidOperationException();
        Assert.Equal(it.Git("rev-parse", "HEAD"), place.HeadCommit);
        it.Git("checkout", "-q", "-b", "a/b");
        it.Git("commit", "-q", "--allow-empty", "-m", "next");
        Assert.Equal(it.Git("rev-parse", "HEAD"), place.HeadCommit);
        it.Git("checkout", "-q", "--detach", "main");
        Assert.Equal(it.Git("rev-parse", "HEAD"), place.HeadCommit);

        // A packed branch has no file of its own: git is asked.
        it.Git("checkout", "-q", "main");
        it.Git("pack-refs", "--all");
        Assert.Null(place.HeadCommit);
        Assert.Equal(it.Git("rev-parse", "HEAD"), it.Open().Head);
    }

    private static GitProgram Git() => GitProgram.Find(Environment.GetEnvironmentVariable);
}
