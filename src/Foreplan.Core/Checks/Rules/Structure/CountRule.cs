using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>A number in the text and what is there must agree: "five phases", or "3 requirements:" above a list.</summary>
internal sealed partial class CountRule : IPlanRule
{
    /// <summary>A number as it is written in a sentence.</summary>
    internal const string Number = @"(?<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var lines = context.Prose.Lines;
        // Other tools' plans come back to a phase under its number, in a list of progress or of tests.
        int[] phases = [context.Plan.Phases.Count, context.Order.Ids.Count];
        var overview = new LineSet().Add(context.Plan.Sections.Where(section => section.Title.Contains("overview", StringComparison.OrdinalIgnoreCase)), section => section.Span);
        foreach (var (found, number, isSure) in phases[0] > 0 ? PhaseCountWords.Wrong(context.Prose, phases, overview.Contains) : [])
        {
            var differs = Problems.PhaseCountDiffers(number, phases[0]);
            yield return context.At(isSure ? differs : differs with { Severity = Severity.Warning }, found.Span);
        }

        foreach (var (found, what, number, there) in PartCountWords.Wrong(context))
        {
            yield return context.At(Problems.ListCountDiffers(what, number, there), found.Span);
        }

        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.AsSpan().TrimEnd().TrimEnd('*').EndsWith(":") && Listed().Match(line) is { Success: true } list && NumberOf(list.Groups["n"].Value) is { } number && ItemsBelow(lines, at) is > 0 and var items && items != number)
            {
                yield return context.At(Problems.ListCountDiffers(list.Groups["what"].Value.Trim(), number, items), SourceSpan.At(at + 1, list.Index + 1));
            }
        }
    }

    internal static int? NumberOf(string word) =>
        int.TryParse(word, out var number) ? number : word.Equals("single", StringComparison.OrdinalIgnoreCase) ? 1 : Array.IndexOf(Numbers, word.ToLowerInvariant()) is >= 0 and var at ? at : null;

    // The items of the first list below, of its outermost level.
    private static int ItemsBelow(string[] lines, int at)
    {
        var count = 0;
        var indent = -1;
        var isOrdered = false;
        for (at++; at < lines.Length; at++)
        {
            if (string.IsNullOrWhiteSpace(lines[at]))
            {
                continue;
            }

            if (indent < 0 && lines[at].AsSpan().TrimStart().StartsWith("|"))
            {
                return RowsFrom(lines, at);
            }

            var depth = lines[at].Length - lines[at].AsSpan().TrimStart().Length;
            var item = Item().Match(lines[at]);
            if (item.Success && indent < 0)
            {
                (indent, isOrdered) = (depth, item.Groups["number"].Success);
            }

            if (item.Success && depth <= indent + 1 && item.Groups["number"].Success == isOrdered)
            {
                count++;
            }
            else if (indent < 0 || depth <= indent)
            {
                // A line that goes on with the item above stands directly below it.
                if (item.Success || string.IsNullOrWhiteSpace(lines[at - 1]) || lines[at].StartsWith('#'))
                {
                    break;
                }
            }
        }

        return count;
    }

    // Below the head and its rule.
    private static int RowsFrom(string[] lines, int at) =>
        at + 1 < lines.Length && lines[at + 1].AsSpan().TrimStart().StartsWith("|-") ? lines.Skip(at + 2).TakeWhile(line => line.AsSpan().TrimStart().StartsWith("|")).Count() : 0;

    [GeneratedRegex(@"(?:^|[\s*(_])(?<![\d.\-–/])" + Number + @" (?<what>(?:[a-z][\w\-]* ){0,2}(?:requirements?|units?|steps|tasks|tests|cases|files|questions|risks|decisions|criteria|constraints|endpoints|tables|fields|changes|things|parts|components|modules|services|migrations|items|rules|goals|issues|problems|options|reasons))(?: [a-z][\w\-]*){0,3}\s*\**:\**\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^\s*(?:[-*+]|(?<number>\d{1,4}[.)]))\s+\S")]
    private static partial Regex Item();
}
