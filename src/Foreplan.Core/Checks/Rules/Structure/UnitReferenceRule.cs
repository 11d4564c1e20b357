using System.Globalization;
using System.Text.RegularExpressions;
using Foreplan.Checks.Rules.Vague;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>"See Unit 5" where the units end at 4. Units, tasks, milestones and phases by whatever name the plan numbers them.</summary>
internal sealed partial class UnitReferenceRule : IPlanRule
{
    private static readonly Phrases Heads = new(("unit task milestone phase stage part workstream slice increment", Head()));

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var lines = context.Prose.Lines;
        var known = new Dictionary<string, SortedSet<int>>(StringComparer.OrdinalIgnoreCase);
        var heads = new HashSet<int>();
        foreach (var head in Heads.In(context.Prose))
        {
            heads.Add(head.Line - 1);
            var name = head.Match.Groups["name"].Value;
            if (!known.TryGetValue(name, out var numbers))
            {
                known.Add(name, numbers = []);
            }

            numbers.Add(int.Parse(head.Match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture));
        }

        foreach (var numbers in known.Where(pair => pair.Value.Count >= 2 && pair.Value.Max == pair.Value.Min + pair.Value.Count - 1))
        {
            if (numbers.Key.Equals("Phase", StringComparison.OrdinalIgnoreCase) && context.Plan.Phases.Count > 0)
            {
                continue;
            }

            var name = $"{char.ToUpperInvariant(numbers.Key[0])}{numbers.Key[1..].ToLowerInvariant()} ";
            for (var at = 0; at < lines.Length; at++)
            {
                if (heads.Contains(at) || !lines[at].Contains(name, StringComparison.Ordinal))
                {
                    continue;
                }

                foreach (Match reference in Reference().Matches(lines[at]))
                {
                    if (reference.Groups["name"].Value.Equals(numbers.Key, StringComparison.OrdinalIgnoreCase)
                        && int.TryParse(reference.Groups["n"].ValueSpan, out var number) && !numbers.Value.Contains(number))
                    {
                        yield return context.At(Problems.UnitReferenceUnknown(numbers.Key, number, numbers.Value.Min, numbers.Value.Max), SourceSpan.At(at + 1, reference.Index + 1));
                    }
                }
            }
        }
    }

    // A heading or an item.
    [GeneratedRegex(@"^\s*(?:#{1,6}\s+|(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)(?:\*\*)?(?<name>Unit|Task|Milestone|Phase|Stage|Part|Workstream|Slice|Increment) (?<n>[0-9]{1,3})(?:\*\*)?\s*(?:[:.)–—-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Head();

    [GeneratedRegex(@"\b(?<name>Unit|Task|Milestone|Phase|Stage|Part|Workstream|Slice|Increment) (?<n>[0-9]{1,3})\b(?![.\d])")]
    private static partial Regex Reference();
}
