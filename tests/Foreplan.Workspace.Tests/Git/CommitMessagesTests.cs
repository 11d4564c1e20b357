using static Foreplan.Workspace.Tests.Git.TestRepository;

namespace Foreplan.Workspace.Tests.Git;

public sealed class CommitMessagesTests
{
    [Fact]
    public void Commits_between_two_are_told_whole_parents_first()
    {
        using var it = WithFiles();
        var first = it.Git("rev-parse", "HEAD");
        it.Put("a", "1\n");
        var second = it.CommitAll("Phase 1: a\ttab\n\nBody.\n\nForeplan-Plan: 001-x\nForeplan-Phase: 1");
        it.Put("b", "1\n");
        var third = it.CommitAll("third");
        var repository = it.Open();

        var between = repository.Messages(first, third);

        Assert.Equal([second, third], between.Select(commit => commit.Id));
        Assert.Equal([first, second], between.Select(commit => commit.Parent));
        Assert.Equal("Phase 1: a\ttab\n\nBody.\n\nForeplan-Plan: 001-x\nForeplan-Phase: 1\n", between[0].Text);
        Assert.Equal([first, second, third], repository.Messages(null, third).Select(commit => commit.Id));
        Assert.Null(repository.Messages(null, first)[0].Parent);
        Assert.Empty(repository.Messages(third, first));
    }

    [Fact]
    public void A_name_of_a_commit_is_resolved_and_never_read_as_an_option()
    {
        using var it = WithFiles();
        it.Git("tag", "-a", "v1", "-m", "one");
        it.Git("branch", "side");
        var head = it.Git("rev-parse", "HEAD");
        var repository = it.Open();

        Assert.All(["HEAD", "main", "side", "v1", "v1~0", head[..8]], name => Assert.Equal(head, repository.Resolve(name)));
        Assert.All(["", "nowhere", "--all", "HEAD:readme.md", "-h"], name => Assert.Null(repository.Resolve(name)));
    }

    [Fact]
    public void Two_commits_have_a_common_one_or_none()
    {
        using var it = WithFiles();
        var fork = it.Git("rev-parse", "HEAD");
        it.Git("checkout", "-q", "-b", "side");
        it.Put("a", "1\n");
        var side = it.CommitAll("side");
        it.Git("checkout", "-q", "main");
        it.Put("b", "1\n");
        var main = it.CommitAll("main");
        it.Git("checkout", "-q", "--orphan", "other");
        var other = it.CommitAll("other");
        var repository = it.Open();

        Assert.Equal(fork, repository.MergeBase(side, main));
        Assert.Null(repository.MergeBase(side, other));
    }
}
