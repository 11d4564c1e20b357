using System.Text;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>What a planner is told of a plan that is not accepted: every error with its line and what to do, in a length that fits into a request.</summary>
internal static class Refusal
{
    private const int MostErrors = 40;
    private const int MostWarnings = 15;
    private const int LongestFinding = 500;

    /// <summary>The answer: errors first, then what else to mend while at it.</summary>
    public static string Write(IReadOnlyList<Diagnostic> found)
    {
        var errors = found.Where(one => one.Severity == Severity.Error).ToList();
        var text = new StringBuilder($"Refused: {Counted.Of(errors.Count, "error")}. Correct these and submit again (line numbers are of the submitted plan with its header):\n");
        List(text, errors, MostErrors);
        var warnings = found.Where(one => one.Severity == Severity.Warning).ToList();
        if (warnings.Count > 0)
        {
            text.Append($"Not refused for these {warnings.Count}, but a person will see them:\n");
            List(text, warnings, MostWarnings);
        }

        return text.ToString().TrimEnd();
    }

    // One of each kind first: forty of one kind would hide the rest.
    private static void List(StringBuilder text, List<Diagnostic> found, int most)
    {
        var kinds = found.GroupBy(one => one.Id).Select(group => group.First()).ToHashSet(ReferenceEqualityComparer.Instance);
        var shown = found.OrderByDescending(one => kinds.Contains(one)).Take(most).OrderBy(one => one.Line ?? 0).ToList();
        foreach (var one in shown)
        {
            var line = one.ToString().ReplaceLineEndings(" ");
            text.Append("- ").Append(line.Length <= LongestFinding ? line : line[..LongestFinding] + "…").Append('\n');
        }

        if (found.Count > shown.Count)
        {
            text.Append($"… and {found.Count - shown.Count} more of the same kinds.\n");
        }
    }
}
