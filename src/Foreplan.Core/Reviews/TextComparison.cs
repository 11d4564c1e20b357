using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>The differences between a given text and a file: one for each line that is changed, each block that is missing, each statement and block of comments that is added.</summary>
internal sealed class TextComparison(GivenText text, List<NumberedLine> given, List<NumberedLine> found, bool isWhole)
{
    private const double Alike = 0.5;
    private const int LeastPart = 3;
    private const int Nearby = 40;
    private const int Compared = 400;

    public IEnumerable<Deviation> Differences()
    {
        var pairs = LineMatch.Of([.. given.Select(line => line.Plain)], [.. found.Select(line => line.Plain)]);
        if (pairs.Count * LeastPart < given.Count)
        {
            return [Say(null, $"The text that the plan gives is not in the file: {Quote(given)}")];
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
        var block = new List<NumberedLine>();
        var from = 0;
        foreach (var old in missing)
        {
            var at = from >= added.Count ? -1 : added.FindIndex(from, Math.Min(Nearby, added.Count - from), candidate => Likeness(old.Plain, candidate.Plain) >= Alike);
            if (at < 0)
            {
                block.Add(old);
                continue;
            }

            if (block.Count > 0)
            {
                yield return Missing(block, added[at].Number);
                block = [];
            }

            changed.Add(added[at]);
            from = at + 1;
            if (old.Plain != added[at].Plain)
            {
                yield return Changed(old, added[at]);
            }
        }

        if (block.Count > 0)
        {
            yield return Missing(block, line);
        }

        foreach (var statement in Statements.Of(isClosed ? added.Where(extra => !changed.Contains(extra)) : [], text.Name))
        {
            yield return Say(statement[0].Number, $"The plan's text does not have {Quote(statement)}");
        }
    }

    private Deviation Missing(List<NumberedLine> block, int line) => Say(line, $"The plan's text has {Quote(block)}, the file has not");

    private Deviation Changed(NumberedLine old, NumberedLine now)
    {
        var (start, end) = Ends(old.Plain, now.Plain);
        var title = start + end == old.Plain.Length ? $"The plan's text has no `{LineText.Short(now.Plain[start..^end])}` here"
            : start + end == now.Plain.Length ? $"The plan's text has `{LineText.Short(old.Plain[start..^end])}` here, the file has not"
            : "The line is not as the plan gives it";
        return Say(now.Number, title, $"plan: {LineText.Short(old.Text)} · file: {LineText.Short(now.Text)}");
    }

    private int LineAt(int index) => found.Count == 0 ? 1 : found[Math.Min(index, found.Count - 1)].Number;

    private Deviation Say(int? line, string title, string detail = "") =>
        new() { Kind = "text_changed", Path = text.Path, Line = line, Phase = text.Phase, Title = title, Detail = detail };

    private static string Quote(List<NumberedLine> block) =>
        $"`{LineText.Short(block[0].Text)}`{(block.Count > 1 ? $" and {block.Count - 1} more line{(block.Count > 2 ? "s" : "")}" : "")}";

    private static (int Start, int End) Ends(string one, string other)
    {
        var start = one.AsSpan().CommonPrefixLength(other);
        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return (start, end);
    }

    // How much of the longer line is the shorter's beginning and end, or shared words.
    private static double Likeness(string one, string other)
    {
        one = one.Length > Compared ? one[..Compared] : one;
        other = other.Length > Compared ? other[..Compared] : other;
        var (start, end) = Ends(one, other);
        var words = one.Split(' ').Intersect(other.Split(' ')).Sum(word => word.Length + 1);
        return Math.Max(start + end, words) / (double)Math.Max(one.Length, other.Length);
    }
}
