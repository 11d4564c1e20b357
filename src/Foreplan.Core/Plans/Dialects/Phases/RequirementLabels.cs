using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Phases;

// `R1, R2`, `1.1, 1.2`, `FR-001`, `要件1, 要件4`, `Requirement 3`.
internal static partial class RequirementLabels
{
    public static IReadOnlyList<string> Of(string text) =>
        [.. Id().Matches(Remark().Without(text)).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    // Only ids, so that nothing is lost without the text.
    public static bool IsWhole(string text) => Rest().Without(Id().Without(text)).Length == 0;

    [GeneratedRegex(@"(?<![\w.\-])(?:[A-Z]{1,4}-?[0-9]{1,6}(?:\s*[-–]\s*[A-Z][0-9]{1,6})?|[0-9]{1,6}(?:\.[0-9]{1,6})*)(?![\w])|(?<=要件|需求)[0-9]{1,6}(?:\.[0-9]{1,6})*")]
    private static partial Regex Id();

    [GeneratedRegex(@"\([^()]*\)|（[^（）]*）")]
    private static partial Regex Remark();

    [GeneratedRegex(@"[\s,.;、，&]|\band\b")]
    private static partial Regex Rest();
}
