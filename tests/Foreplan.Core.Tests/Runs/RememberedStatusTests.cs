using System.Reflection;
using Foreplan.Runs;

namespace Foreplan.Core.Tests.Runs;

public sealed class RememberedStatusTests
{
    private static readonly PlanStatus Full = new()
    {
        Name = "001-a",
        Path = "plans/001-a",
        Title = "Ä title, \"quoted\"\nin two lines",
        Stage = "done",
        Next = "git merge foreplan/001-a",
        Waiting = "For a person.",
        Branch = "foreplan/001-a",
        Verdict = "approve",
        Usd = 0.12345m,
        Phases = [new(1, "One", PhaseStatus.Complete, "abcdef"), new(2, "Two", PhaseStatus.Blocked, null)],
    };

    [Fact]
    public void Every_field_comes_back()
    {
        Assert.All(typeof(PlanStatus).GetProperties(BindingFlags.Public | BindingFlags.Instance), field => Assert.False(field.GetValue(Full) is null or "" or 0m, field.Name));
        PlanStatus bare = new() { Name = "b", Path = "", Title = "b", Stage = "spec", Next = "" };
        var read = RememberedStatus.Read(RememberedStatus.Write([new("k", Full), new("l", bare)]));

        Assert.Equal(["k", "l"], read.Select(one => one.Key));
        Assert.Equal(Full with { Phases = [] }, read[0].Status with { Phases = [] });
        Assert.Equal(Full.Phases, read[0].Status.Phases);
        Assert.Equal(bare with { Phases = [] }, read[1].Status with { Phases = [] });
        Assert.Empty(read[1].Status.Phases);
    }

    [Theory]
    [InlineData("one\u001ftwo")]
    [InlineData("one\u001etwo")]
    public void A_status_whose_words_hold_a_separator_is_not_remembered(string title)
    {
        var read = RememberedStatus.Read(RememberedStatus.Write([new("k", Full with { Title = title }), new("l", Full)]));
        Assert.Equal("l", Assert.Single(read).Key);
    }
}
