namespace Foreplan.Reviews;

/// <summary>The differences between a given text and a file, one for each statement that is changed, missing or added.</summary>
internal sealed class TextComparison(GivenText text, List<NumberedLine> given, List<NumberedLine> found, bool isWhole)
{
    private const double Alike = 0.5;
    private const int LeastPart = 3;

    public IEnumerable<Deviation> Differences()
    {
        var pairs = LineMatch.Of([.. given.Select(line => line.Plain)], [.. found.Select(line => line.Plain)]);
        if (pairs.Count * LeastPart < given.Count)
        {
            return [Say(null, "The text that the plan gives is not in the file", Quote(given))];
        }

        var gaps = new List<Deviation>();
        int nextGiven = 0, nextFound = 0;
        foreach (var (left, right) in pairs.Append((Left: given.Count, Right: found.Count)))
        {
            gaps.AddRange(Gap(given[nextGiven..left], found[nextFound..right], LineAt(right), isWhole || (nextGiven > 0 && left < given.Count)));
            nextGiven = left + 1;
            nextFound = right + 1;
        }

        return gaps;
    }

    // Before and behind a part stands what is not the plan's: added lines count only between lines that are there.
    private IEnumerable<Deviation> Gap(List<NumberedLine> missing, List<NumberedLine> added, int line, bool isClosed)
    {
        var changed = new HashSet<NumberedLine>(ReferenceEqualityComparer.Instance);
        var from = 0;
        foreach (var old in missing)
        {
            var at = added.FindIndex(from, candidate => Likeness(old.Plain, candidate.Plain) >= Alike);
            if (at >= 0)
            {
                changed.Add(old);
                changed.Add(added[at]);
                from = at + 1;
                yield return Say(added[at].Number, "The line is not as the plan gives it", $"plan: {LineText.Short(old.Text)} · file: {LineText.Short(added[at].Text)}");
            }
        }

        foreach (var statement in Statements.Of(missing.Where(old => !changed.Contains(old)), text.Name))
        {
            yield return Say(line, "What the plan gives is missing", Quote(statement));
        }

        foreach (var statement in Statements.Of(isClosed ? added.Where(extra => !changed.Contains(extra)) : [], text.Name))
        {
            yield return Say(statement[0].Number, "The plan's text does not have this", Quote(statement));
        }
    }

    private int LineAt(int index) => found.Count == 0 ? 1 : found[Math.Min(index, found.Count - 1)].Number;

    private Deviation Say(int? line, string title, string detail) =>
        new() { Kind = "text", Path = text.Path, Line = line, Phase = text.Phase, Title = title, Detail = detail };

    private static string Quote(List<NumberedLine> statement) =>
        LineText.Short(statement[0].Text) + (statement.Count > 1 ? $" (and {statement.Count - 1} more lines)" : "");

    // How much of the longer line is the shorter's beginning and end, or shared words.
    private static double Likeness(string one, string other)
    {
        var start = one.AsSpan().CommonPrefixLength(other);
        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        var words = one.Split(' ').Intersect(other.Split(' ')).Sum(word => word.Length + 1);
        return Math.Max(start + end, words) / (double)Math.Max(one.Length, other.Length);
    }
}
