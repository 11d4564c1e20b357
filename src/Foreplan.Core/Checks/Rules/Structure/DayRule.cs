using System.Globalization;
using System.Text.RegularExpressions;
using Foreplan.Diagnostics;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>A phase is what can be finished and looked at in a day.</summary>
internal sealed partial class DayRule : IPlanRule
{
    private const int MostFiles = 20;
    private const int MostSteps = 25;
    private const double HoursOfADay = 8;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var phase in context.Plan.Phases)
        {
            var files = phase.Files.Count;
            var why = Said(phase.Text) is { } said ? $"it says {said}" : files > MostFiles ? $"it changes {files} files" : phase.Steps.Count > MostSteps ? $"it has {phase.Steps.Count} steps" : null;
            if (why is not null)
            {
                yield return context.At(Problems.MoreThanADay(phase.Id, why), phase.Span);
            }
        }
    }

    private static string? Said(string text)
    {
        foreach (Match match in Effort().Matches(text))
        {
            var number = double.TryParse(match.Groups["to"].Success ? match.Groups["to"].ValueSpan : match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var value) ? value : 0;
            var hours = match.Groups["unit"].Value.ToLowerInvariant() switch { "h" or "hour" or "hr" => number, "d" or "day" => number * HoursOfADay, _ => number * HoursOfADay * 5 };
            if (hours > HoursOfADay)
            {
                return match.Groups["what"].Value.Trim();
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?:effort|estimate[ds]?|estimated (?:effort|time|duration)|duration|time)\W{1,6}(?:about |approx\.? |ca\.? |~)?(?<what>(?<n>\d{1,3}(?:\.\d)?)(?:\s*[-–]\s*(?<to>\d{1,3}(?:\.\d)?))?\s*(?:person[- ]|working |business )?(?<unit>hour|hr|h|day|d|week|wk)s?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Effort();
}
