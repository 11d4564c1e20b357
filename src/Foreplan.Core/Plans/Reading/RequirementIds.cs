using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// `R1, C1`, `R1-R3`, `FR-001`, Kiro's `1.2`.
internal static partial class RequirementIds
{
    public static IReadOnlyList<string> Of(IEnumerable<PhaseField> fields) =>
        [.. fields.SelectMany(field => field.Items.Select(item => item.HeadLine).Prepend(field.Value)).SelectMany(Of).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(string text)
    {
        foreach (Match match in Id().Matches(Remark().Without(HtmlComments.Without(text))))
        {
            if (match.Groups["to"].Success && int.Parse(match.Groups["from"].Value) is var from && int.Parse(match.Groups["to"].Value) is var to && to >= from && to - from < 200)
            {
                foreach (var number in Enumerable.Range(from, to - from + 1))
                {
                    yield return $"{match.Groups["letter"].Value}{number}";
                }
            }
            else
            {
                yield return match.Value;
            }
        }
    }

    [GeneratedRegex(@"(?<![\w.\-])(?:(?<letter>[A-Z])(?<from>[0-9]{1,5})\s*[-–]\s*\k<letter>(?<to>[0-9]{1,5})|[A-Z]{1,4}-?[0-9]{1,6}(?:\.[0-9]{1,6})*|[0-9]{1,6}(?:\.[0-9]{1,6})*)(?![\w])")]
    private static partial Regex Id();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Remark();
}
