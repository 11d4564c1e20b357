using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Specs;

internal static partial class ClarificationLine
{
    public static string Write(string question, string answer, string by) =>
        $"- Q: {Blanks.Collapse(question)} → A: {Blanks.Collapse(answer)} ({(by == "you" ? by : $"by {Blanks.Collapse(by)}")})";

    public static Clarification? Parse(OutlineItem item)
    {
        var match = Pattern().Match(item.HeadLine);
        return match.Success
            ? new(match.Groups[1].Value.Trim(), Who().Without(match.Groups[2].Value).Trim(), item.Span)
            : null;
    }

    [GeneratedRegex(@"^(?:\*\*)?Q\s*\d*\s*:(?:\*\*)?\s*(.+?)\s*(?:→|->)\s*(?:\*\*)?A\s*:(?:\*\*)?\s*(.+)$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\s*\((?:you|by [^()]+)\)\s*$")]
    private static partial Regex Who();
}
