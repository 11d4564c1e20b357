namespace Foreplan.Tools;

/// <summary>Finds the lines of a file that almost match a text.</summary>
internal static class SimilarLines
{
    private const int MostShown = 20;
    private const int LongestCompared = 300;
    private const int EnoughEqualText = 8;
    private const double EnoughAlike = 0.45;

    /// <summary>The first and last index of the nearest lines; null when nothing is near.</summary>
    internal static (int First, int Last)? Find(string[] lines, string[] wanted)
    {
        var window = Math.Min(Math.Max(1, wanted.Length), MostShown);
        var first = ByEqualLines(lines, wanted, window) ?? ByLikeness(lines, wanted);
        return first is { } start ? (Math.Max(0, start), Math.Min(lines.Length - 1, Math.Max(0, start) + window - 1)) : null;
    }

    // The window that shares the most text in whole lines.
    private static int? ByEqualLines(string[] lines, string[] wanted, int window)
    {
        var known = wanted.Select(line => line.Trim()).Where(line => line.Length > 0).ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();
        var weights = Array.ConvertAll(lines, line => known.Contains(line.AsSpan().Trim()) ? line.AsSpan().Trim().Length : 0);
        var (sum, best, bestFirst) = (0, 0, 0);
        for (var index = 0; index < lines.Length; index++)
        {
            sum += weights[index] - (index >= window ? weights[index - window] : 0);
            if (sum > best)
            {
                (best, bestFirst) = (sum, index - window + 1);
            }
        }

        return best >= EnoughEqualText ? bestFirst : null;
    }

    // The line that shares the most pairs of letters with the longest wanted one.
    private static int? ByLikeness(string[] lines, string[] wanted)
    {
        var longest = wanted.Select((line, index) => (Text: line.Trim(), Index: index)).MaxBy(line => line.Text.Length);
        if (longest.Text is not { Length: > 2 })
        {
            return null;
        }

        var counts = new int[4096];
        var pairs = Count(counts, longest.Text);
        var (best, bestIndex) = (EnoughAlike, -1);
        for (var index = 0; index < lines.Length; index++)
        {
            var likeness = Likeness(counts, pairs, lines[index].AsSpan().Trim());
            if (likeness > best)
            {
                (best, bestIndex) = (likeness, index);
            }
        }

        return bestIndex < 0 ? null : bestIndex - longest.Index;
    }

    // Dice's coefficient over pairs of letters.
    private static double Likeness(int[] counts, int pairs, ReadOnlySpan<char> line)
    {
        line = line[..Math.Min(line.Length, LongestCompared)];
        if (line.Length < 2)
        {
            return 0;
        }

        var shared = 0;
        for (var at = 1; at < line.Length; at++)
        {
            if (counts[Pair(line, at)]-- > 0)
            {
                shared++;
            }
        }

        _ = Count(counts, line);
        return 2.0 * shared / (pairs + line.Length - 1);
    }

    private static int Count(int[] counts, ReadOnlySpan<char> line)
    {
        line = line[..Math.Min(line.Length, LongestCompared)];
        for (var at = 1; at < line.Length; at++)
        {
            counts[Pair(line, at)] ++;
        }

        return Math.Max(0, line.Length - 1);
    }

    private static int Pair(ReadOnlySpan<char> line, int at) => ((line[at - 1] * 31) + line[at]) & 4095;
}
