namespace Foreplan.Tools;

/// <summary>Finds the names that were probably meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest candidates by edit distance, case left aside, best first.</summary>
    internal static IReadOnlyList<string> Of(string text, IEnumerable<string> candidates, int count) =>
        [.. candidates.OrderBy(candidate => Distance(text, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).Take(count)];

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
    internal static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = char.ToLowerInvariant(left[line - 1]) == char.ToLowerInvariant(right[column - 1]) ? 0 : 1;
                (diagonal, row[column]) = (row[column], Math.Min(diagonal + cost, 1 + Math.Min(row[column], row[column - 1])));
            }
        }

        return row[^1];
    }

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];
}
