using System.Globalization;
using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Building;

// Numbers of phases, and dependencies in their terms.
internal static partial class PhaseLabels
{
    public static void Number(List<DraftPhase> phases, IReadOnlyList<string> words)
    {
        var numbers = phases.ConvertAll(phase => int.TryParse(phase.Label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : -1);
        var areTaken = numbers.TrueForAll(number => number >= 0) && new HashSet<int>(numbers).Count == numbers.Count;
        for (var i = 0; i < phases.Count; i++)
        {
            phases[i].Id = areTaken ? numbers[i] : i + 1;
            if (!areTaken && phases[i].Label.Length > 0 && numbers[i] != i + 1)
            {
                phases[i] = Renamed(phases[i], $"{(words[i].Length > 0 ? words[i] + " " : "")}{phases[i].Label}");
            }
        }

        Depend(phases);
    }

    private static DraftPhase Renamed(DraftPhase phase, string label)
    {
        phase.Title = phase.Title.With(phase.Title.Text.Length == 0 ? $"({label})" : $"{phase.Title.Text} ({label})");
        return phase;
    }

    private static void Depend(List<DraftPhase> phases)
    {
        var byLabel = phases.Where(phase => phase.Label.Length > 0).GroupBy(phase => phase.Label, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Id, StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> byTask = new(StringComparer.Ordinal);
        foreach (var phase in phases)
        {
            foreach (var step in phase.Steps.Where(step => step.Text.Length is > 0 and < 2_000 && char.IsAsciiDigit(step.Text[0])))
            {
                if (TaskId().Match(step.Text) is { Success: true } task)
                {
                    byTask.TryAdd(task.Groups[1].Value, phase.Id);
                }
            }
        }

        foreach (var phase in phases)
        {
            var said = phase.Depends.Select(WithoutRemarks).Concat(phase.Steps.Where(step => step.Text.AsSpan().IndexOfAny('(', '_') >= 0 && step.Text.Length < 2_000).SelectMany(step => DependsOn().Matches(step.Text).Select(match => match.Groups[1].Value))).ToList();
            var written = phase.Depends.Where(text => !Nothing().IsMatch(text)).ToList();
            HashSet<int> meant = [];
            said.ForEach(text => meant.UnionWith(Meant(text, byLabel, byTask)));
            meant.Remove(phase.Id);
            List<int> ids = [.. meant];
            ids.Sort();
            var hasAny = phase.Depends.Count > 0 || ids.Count > 0;
            phase.Depends.Clear();
            if (hasAny)
            {
                var remark = written.Count > 0 ? $" ({string.Join("; ", written).Replace('(', '[').Replace(')', ']')})" : "";
                phase.Depends.Add($"{(ids.Count == 0 ? "none" : string.Join(", ", ids.ConvertAll(id => $"Phase {id}")))}{remark}");
            }
        }
    }

    // `Unit 1 (so that Unit 5 …)` depends on Unit 1; `(depends on Unit 1)` as well.
    private static string WithoutRemarks(string text) =>
        Remark().With(text, _ => " ") is var rest && Reference().IsMatch(rest) ? rest : text;

    private static IEnumerable<int> Meant(string text, Dictionary<string, int> byLabel, Dictionary<string, int> byTask)
    {
        foreach (Match match in Reference().Matches(text))
        {
            if (byTask.TryGetValue(match.Value, out var task))
            {
                yield return task;
            }
            else if (byLabel.TryGetValue(match.Groups["label"].Value, out var id))
            {
                yield return id;
                if (int.TryParse(match.Groups["label"].Value, out var from) && int.TryParse(match.Groups["to"].Value, out var to) && to - from is > 0 and < 100)
                {
                    foreach (var between in Enumerable.Range(from + 1, to - from))
                    {
                        if (byLabel.TryGetValue($"{between}", out var other))
                        {
                            yield return other;
                        }
                    }
                }
            }
        }
    }

    [GeneratedRegex(@"^\d+\.\s+(?:\[[ x]\]\s+)?(?:\*\*)?(T\d{2,4}|\d{1,3}\.\d{1,3})\b")]
    private static partial Regex TaskId();

    [GeneratedRegex(@"\((?:depends on|requires|after|blocked by):?\s+([^()]{1,200})\)|_Depend(?:s(?: on)?|ency|encies):\s*([^_]{1,200})_", RegexOptions.IgnoreCase)]
    private static partial Regex DependsOn();

    [GeneratedRegex(@"\bT\d{2,4}\b|\b\d{1,3}\.\d{1,3}\b|(?<![\w./-])(?:[UMTP]-?)?0*(?<label>\d{1,4}[a-z]?|(?<=(?:Phase|Task|Unit|Step|Milestone)\s)[A-Z])(?:\s*[-–]\s*(?<to>\d{1,4}))?(?![\w./])", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\W*(?:none|nothing|n/a|no|-|—|なし|无)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
