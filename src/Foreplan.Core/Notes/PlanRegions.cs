using System.Text.RegularExpressions;

namespace Foreplan.Notes;

// The parts of a plan in which a change is asked for or not: each phase, each other section, and what stands above the first.
internal sealed partial class PlanRegions
{
    public const string Head = "the head of the plan";

    private readonly string[] names;

    public PlanRegions(string text)
    {
        var lines = text.Split('\n');
        names = new string[lines.Length];
        var (name, fence) = (Head, "");
        for (var i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is { Success: true } mark)
            {
                fence = fence.Length == 0 ? mark.Groups[1].Value : mark.Groups[1].Value[0] == fence[0] && mark.Groups[1].Length >= fence.Length ? "" : fence;
            }
            else if (fence.Length == 0 && Heading().Match(lines[i]) is { Success: true } heading)
            {
                var title = heading.Groups[2].Value.Trim();
                name = PhaseName().Match(title) is { Success: true } phase ? $"Phase {phase.Groups[1].Value}" : heading.Groups[1].Length == 2 ? title : name;
            }

            names[i] = name;
        }
    }

    /// <summary>The region of a line, from 1.</summary>
    public string Of(int line) => names[Math.Clamp(line, 1, names.Length) - 1];

    /// <summary>Every region once.</summary>
    public IReadOnlyList<string> All => [.. names.Distinct()];

    /// <summary>True when a planner's words about where it did something name a region, or something that stands in it.</summary>
    public static bool Names(string where, string region) =>
        Everywhere().IsMatch(where)
        || (PhaseName().Match(region) is { Success: true } phase
            ? PhasesIn().Matches(where).Any(match => NumbersOf(match.Groups[1].Value).Contains(int.Parse(phase.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)))
            : where.Contains(region, StringComparison.OrdinalIgnoreCase) || (Letter(region) is { } letter && Ids().Matches(where).Any(match => match.Groups[1].Value == letter)));

    private static string? Letter(string region) => region.ToLowerInvariant() switch
    {
        "decisions" => "D",
        "questions" => "Q",
        "risks" => "K",
        "edge cases" => "E",
        _ => null,
    };

    // "2 and 3", "1-4", "1, 2".
    private static IEnumerable<int> NumbersOf(string text)
    {
        foreach (Match match in Range().Matches(text))
        {
            var from = int.TryParse(match.Groups[1].Value, out var first) ? first : 0;
            var to = int.TryParse(match.Groups[2].Value, out var last) ? last : from;
            foreach (var number in Enumerable.Range(from, Math.Clamp(to - from + 1, 1, 200)))
            {
                yield return number;
            }
        }
    }

    [GeneratedRegex("^ {0,3}(`{3,}|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(#{2,3})\s+(.*?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^Phase\s+([0-9]{1,4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex PhaseName();

    [GeneratedRegex(@"\bphases?\s+([0-9]{1,4}(?:\s*(?:,|-|–|and|to|&)+\s*[0-9]{1,4})*)", RegexOptions.IgnoreCase)]
    private static partial Regex PhasesIn();

    [GeneratedRegex(@"([0-9]+)(?:\s*(?:-|–|to)\s*([0-9]+))?")]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(everywhere|throughout|whole plan|entire plan|all phases|all sections)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everywhere();

    [GeneratedRegex(@"\b([DQKE])[0-9]+\b")]
    private static partial Regex Ids();
}
