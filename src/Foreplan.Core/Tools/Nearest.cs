namespace Foreplan.Tools;

/// <summary>Finds the names that were probably meant.</summary>
internal static class Nearest
{
    private const int UsualLength = 256;

    /// <summary>The nearest candidates by edit distance, case left aside, best first.</summary>
    internal static IReadOnlyList<string> Of(string text, IEnumerable<string> candidates, int count)
    {
        List<Near> best = [];
        foreach (var candidate in count > 0 ? candidates : [])
        {
            // What is further than the worst of the best is not measured to its end.
            var most = best.Count < count ? int.MaxValue : best[^1].Distance;
            var distance = Distance(text, candidate, most);
            if (distance > most)
            {
                continue;
            }

            var near = new Near(distance, candidate);
            var at = best.BinarySearch(near);
            best.Insert(at < 0 ? ~at : at, near);
            if (best.Count > count)
            {
                best.RemoveAt(count);
            }
        }

        return best.ConvertAll(near => near.Name);
    }

    /// <summary>The nearest paths: those with the same file name first, then by edit distance.</summary>
    internal static IReadOnlyList<string> Paths(string path, IReadOnlyList<string> paths, int count = 3)
    {
        var name = FileName(path);
        var sameName = paths.Where(candidate => FileName(candidate).Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        var best = Of(path, sameName, count);
        if (best.Count == count)
        {
            return best;
        }

        // A name that is longer or shorter by half is no typing error; leaving it out keeps large trees quick.
        var reach = Math.Max(6, path.Length / 2);
        var others = paths.Where(candidate => Math.Abs(candidate.Length - path.Length) <= reach).Except(sameName);
        return [.. best, .. Of(path, others, count - best.Count)];
    }

    /// <summary>The Levenshtein distance, case left aside.</summary>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    /// <param name="most">What is further than this need not be told apart: any number above it is given.</param>
    internal static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most = int.MaxValue)
    {
        // What is alike at both ends costs nothing.
        while (left is [var first, ..] && right is [var other, ..] && Folded(first) == Folded(other))
        {
            left = left[1..];
            right = right[1..];
        }

        while (left is [.., var last] && right is [.., var other] && Folded(last) == Folded(other))
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (Math.Abs(left.Length - right.Length) is var difference && (difference > most || left.IsEmpty || right.IsEmpty))
        {
            return difference;
        }

        var row = right.Length < UsualLength ? stackalloc int[right.Length + 1] : new int[right.Length + 1];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            var letter = Folded(left[line - 1]);
            var (diagonal, least) = (row[0], line);
            row[0] = line;
            for (var column = 1; column < row.Length; column++)
            {
                var changed = diagonal + (letter == Folded(right[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, 1 + Math.Min(diagonal, row[column - 1]));
                least = Math.Min(least, row[column]);
            }

            if (least > most)
            {
                return least;
            }
        }

        return row[^1];
    }

    private static char Folded(char letter) => char.IsAscii(letter) ? char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter : char.ToLowerInvariant(letter);

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private readonly record struct Near(int Distance, string Name) : IComparable<Near>
    {
        public int CompareTo(Near other) => Distance != other.Distance ? Distance.CompareTo(other.Distance) : string.CompareOrdinal(Name, other.Name);
    }
}
