using System.Text.RegularExpressions;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks;

public sealed partial class RuleExampleTests
{
    private static readonly HashSet<string> Programs = ["curl", "git", "sudo", "rm", "echo"];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, RuleExamples.All.Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rule_finds_its_example_and_leaves_the_other_alone(int row)
    {
        var example = RuleExamples.All[row];
        Assert.Contains(example.Old, Shop.Plan);
        Assert.Contains(example.Id, Check(example, example.Found, example.Options));
        Assert.DoesNotContain(example.Id, Check(example, example.Left, example.LeftOptions ?? example.Options));
    }

    [Fact]
    public void Every_rule_of_check_has_an_example()
    {
        var ids = Id().Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs", "diagnostics.md"))).Select(match => match.Groups[1].Value).Distinct();
        Assert.Equal([], ids.Except(RuleExamples.All.Select(example => example.Id)));
    }

    private static string Check(RuleExample example, string changed, CheckOptions? options)
    {
        var shop = new Shop(Programs);
        example.Tree?.Invoke(shop.Tree);
        var plan = Shop.Plan.Replace(example.Old, changed, StringComparison.Ordinal);
        return Shop.Ids(example.IsOfOtherReader ? PlanCheck.Run(PlanReader.Read(SourceText.From("plan.md", plan)) with { Diagnostics = [] }, null, shop.Tree, shop, options ?? new())
            : example.Spec is null ? shop.Check(plan, options) : shop.Check(plan, options, example.Spec));
    }

    [GeneratedRegex(@"^\| (PL[1-4]\d\d) \|", RegexOptions.Multiline)]
    private static partial Regex Id();
}
