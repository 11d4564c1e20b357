using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// `Phase 1, Phase 2`, `1 and 2`, `Phases 1-3`, `Phase 1 complete`.
internal static partial class PhaseNumbers
{
    public static IReadOnlyList<int> Of(string text)
    {
        List<int> numbers = [];
        foreach (Match match in Number().Matches(Remark().Without(text)))
        {
            var from = int.Parse(match.Groups[1].Value);
            var to = match.Groups[2].Success ? int.Parse(match.Groups[2].Value) : from;
            for (var number = from; number <= (to - from < 100 ? Math.Max(from, to) : from); number++)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    [GeneratedRegex(@"(?<![\w.\-/])([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?(?![\w./])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Remark();
}
