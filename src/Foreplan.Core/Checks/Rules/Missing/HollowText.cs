using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Missing;

/// <summary>Text that fills a part of a plan and says nothing: "None", "n/a", "- No questions.", a table without rows. A reason beside it is something.</summary>
internal static partial class HollowText
{
    // A head and a rule.
    private const int RowsOfNothing = 2;

    public static bool Is(string text)
    {
        var rows = 0;
        foreach (var written in HtmlComments.Without(text).Split('\n'))
        {
            var line = written.Trim();
            if (line.StartsWith('|'))
            {
                rows++;
                if (rows > RowsOfNothing && line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(cell => !Nothing().IsMatch(cell)))
                {
                    return false;
                }
            }
            else if (!Nothing().IsMatch(Marks().Without(line)))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^(?:[-*+>#\s]|\d{1,3}[.)]\s|\[[ xX]\]|\*\*[A-Z]\d{1,3}\*\*:?)+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^[*_`(]*(?:|[-–—]+|none|nothing|n/?a|not applicable|no (?:(?:open|known|further|more|other) )?(?:questions?|risks?|edge cases?|assumptions?|exclusions?|limits?)|there are (?:none|no (?:open )?(?:questions|risks|edge cases)))(?: (?:identified|known|found|open|left|yet|so far|remaining|remain|exist|at this (?:time|point)|for now|currently|excluded|out of scope))*[.!*_`)]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
