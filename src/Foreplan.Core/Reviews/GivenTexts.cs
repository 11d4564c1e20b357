namespace Foreplan.Reviews;

/// <summary>Text that the plan gives word for word, beside what stands in the file.</summary>
/// <remarks>
/// Blank lines, the amount of white space, and comments at the head of a file (its title, author, date, licence: they do nothing) are no differences.
/// A file that the plan gives whole may hold nothing else; a part may stand anywhere in its file, in one piece, and only its own lines count.
/// A later phase that has the file in its scope may change what an earlier one had to leave.
/// </remarks>
internal sealed class GivenTexts : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result) => result.Texts.SelectMany(text => Compared(result, text));

    private static List<Deviation> Compared(PlannedResult result, GivenText text)
    {
        if (text.Path is not { } path || result.Head.CleanLines(path) is not { } lines)
        {
            return text.Path is { } named && result.IsNamed(named) && !result.Head.Tree.Exists(named)
                ? []
                : [new() { Kind = "missing_change", Path = text.Path ?? text.Name, Phase = text.Phase, Title = "The plan gives text for this file, and there is no such file" }];
        }

        var found = Differences(result, text, lines);
        return found.Count > 0 && WasLeft(result, text, path) ? [] : found;
    }

    private static bool WasLeft(PlannedResult result, GivenText text, string path) =>
        text.Phase is { } phase
        && result.MayChangeAfter(phase, path)
        && result.Left?.Invoke(phase) is { } tree
        && new Checks.TreeFiles(tree).CleanLines(path) is { } lines
        && Differences(result, text, lines).Count == 0;

    private static List<Deviation> Differences(PlannedResult result, GivenText text, IReadOnlyList<string> lines)
    {
        var given = NumberedLine.Of(text.Lines);
        if (given.Count == 0)
        {
            return [];
        }

        var found = WithoutHead(NumberedLine.Of(lines), given[0]);
        var isWhole = IsWhole(result, text, given, found);
        return !isWhole && StandsWhole(given, found)
            ? []
            : [.. new TextComparison(text, given, isWhole ? found : Window(given, found), isWhole).Differences()];
    }

    private static bool StandsWhole(List<NumberedLine> given, List<NumberedLine> found) =>
        Enumerable.Range(0, Math.Max(0, found.Count - given.Count + 1)).Any(at => Enumerable.Range(0, given.Count).All(line => found[at + line].Plain == given[line].Plain));

    // A new file of which the plan gives most, in one piece.
    private static bool IsWhole(PlannedResult result, GivenText text, List<NumberedLine> given, List<NumberedLine> found) =>
        result.Changes.Any(change => change.Path == text.Path && change.Status == 'A')
        && result.Texts.Count(other => other.Path == text.Path) == 1
        && given.Count * 2 >= found.Count;

    // The part of the file where most of the given lines stand.
    private static List<NumberedLine> Window(List<NumberedLine> given, List<NumberedLine> found)
    {
        var size = Math.Min(found.Count, given.Count * 2);
        var known = given.Select(line => line.Plain).ToHashSet(StringComparer.Ordinal);
        int hits = found.Take(size).Count(line => known.Contains(line.Plain)), best = hits, from = 0;
        for (var at = 1; at + size <= found.Count; at++)
        {
            hits += (known.Contains(found[at + size - 1].Plain) ? 1 : 0) - (known.Contains(found[at - 1].Plain) ? 1 : 0);
            (best, from) = hits > best ? (hits, at) : (best, from);
        }

        return found.GetRange(from, size);
    }

    private static List<NumberedLine> WithoutHead(List<NumberedLine> lines, NumberedLine first)
    {
        var code = lines.FindIndex(line => !line.IsComment || line.Plain == first.Plain);
        return code < 0 ? [] : lines[code..];
    }
}
