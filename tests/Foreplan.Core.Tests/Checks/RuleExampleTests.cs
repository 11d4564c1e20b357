using System.Text.RegularExpressions;

namespace Foreplan.Checks;

public sealed partial class RuleExampleTests
{
    private static readonly HashSet<string> Programs = ["curl", "git", "sudo", "rm", "echo"];

    // PL120 and PL404 are said of plans that other readers give; of plan.md the reader says them first, as PL008 and PL016.
    private static readonly HashSet<string> OfOtherReaders = ["PL120", "PL404"];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, RuleExamples.All.Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rule_finds_its_example_and_leaves_the_other_alone(int row)
    {
        var example = RuleExamples.All[row];
        Assert.Contains(example.Old, Shop.Plan);
        Assert.Contains(example.Id, Check(example, example.Found));
        if (example.Id != "PL307")
        {
            Assert.DoesNotContain(example.Id, Check(example, example.Left));
        }
    }

    [Fact]
    public void Every_rule_of_check_has_an_example()
    {
        var ids = Id().Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs", "diagnostics.md"))).Select(match => match.Groups[1].Value).Distinct();
        Assert.Equal([], ids.Except(RuleExamples.All.Select(example => example.Id)).Except(OfOtherReaders));
    }

    private static string Check(RuleExample example, string changed)
    {
        var shop = new Shop(Programs);
        example.Tree?.Invoke(shop.Tree);
        var plan = Shop.Plan.Replace(example.Old, changed, StringComparison.Ordinal);
        return Shop.Ids(example.Spec is null ? shop.Check(plan, example.Options) : shop.Check(plan, example.Options, example.Spec));
    }

    [GeneratedRegex(@"^\| (PL[1-4]\d\d) \|", RegexOptions.Multiline)]
    private static partial Regex Id();
}
