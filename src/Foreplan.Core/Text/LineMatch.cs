namespace Foreplan.Text;

/// <summary>Finds which lines of one text stand, in order, in another: a longest common subsequence.</summary>
internal static class LineMatch
{
    private const long MostCells = 4_000_000;

    /// <summary>Pairs of indices in order.</summary>
    public static IReadOnlyList<(int Left, int Right)> Of(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var pairs = new List<(int, int)>();
        var start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
        {
            pairs.Add((start, start));
            start++;
        }

        var end = 0;
        while (end < Math.Min(left.Count, right.Count) - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        int rows = left.Count - end - start, columns = right.Count - end - start;
        pairs.AddRange((long)rows * columns <= MostCells ? Longest(left, right, start, rows, columns) : Greedy(left, right, start, rows, columns));
        pairs.AddRange(Enumerable.Range(0, end).Select(at => (left.Count - end + at, right.Count - end + at)));
        return pairs;
    }

    private static IEnumerable<(int, int)> Longest(IReadOnlyList<string> left, IReadOnlyList<string> right, int start, int rows, int columns)
    {
        var width = columns + 1;
        var length = new int[(rows + 1) * width];
        int At(int row, int column) => length[(row * width) + column];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                length[(row * width) + column] = left[start + row] == right[start + column]
                    ? At(row + 1, column + 1) + 1
                    : Math.Max(At(row + 1, column), At(row, column + 1));
            }
        }

        for (int row = 0, column = 0; row < rows && column < columns;)
        {
            if (left[start + row] == right[start + column])
            {
                yield return (start + row++, start + column++);
            }
            else if (At(row + 1, column) >= At(row, column + 1))
            {
                row++;
            }
            else
            {
                column++;
            }
        }
    }

    // For texts of thousands of lines: each line where it comes next.
    private static IEnumerable<(int, int)> Greedy(IReadOnlyList<string> left, IReadOnlyList<string> right, int start, int rows, int columns)
    {
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var at = start; at < start + columns; at++)
        {
            (places.TryGetValue(right[at], out var known) ? known : places[right[at]] = new()).Enqueue(at);
        }

        var next = start;
        for (var at = start; at < start + rows; at++)
        {
            if (!places.TryGetValue(left[at], out var found))
            {
                continue;
            }

            while (found.TryPeek(out var early) && early < next)
            {
                found.Dequeue();
            }

            if (found.TryDequeue(out var place))
            {
                next = place + 1;
                yield return (at, place);
            }
        }
    }
}
