namespace Foreplan.Text;

/// <summary>The lines in which two texts differ, by the shortest way from one to the other (Myers).</summary>
public static class LineDiff
{
    // Beyond this many differences what is left between is one change: texts that have nothing in common need no way.
    private const int MostDifferences = 2_000;

    /// <summary>The changes in order; empty when the texts are the same.</summary>
    /// <param name="old">The older text, LF line ends.</param>
    /// <param name="now">The newer text, LF line ends.</param>
    public static IReadOnlyList<LineChange> Of(string old, string now) => old == now ? [] : Of(old.Split('\n'), now.Split('\n'));

    /// <summary>The same for any lists, such as words.</summary>
    public static IReadOnlyList<LineChange> Of(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var left = old[head..^tail];
        var right = now[head..^tail];
        if (left.IsEmpty && right.IsEmpty)
        {
            return [];
        }

        return left.IsEmpty || right.IsEmpty
            ? [new(head + 1, left.Length, head + 1, right.Length)]
            : Changes(Numbers(left, right), left.Length, right.Length, head);
    }

    // Lines as numbers, so that comparing two is comparing two numbers.
    private static (int[] Old, int[] New) Numbers(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = (new int[old.Length], new int[now.Length]);
        Fill(old, numbers.Item1, known);
        Fill(now, numbers.Item2, known);
        return numbers;

        static void Fill(ReadOnlySpan<string> lines, int[] into, Dictionary<string, int> known)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                if (!known.TryGetValue(lines[i], out into[i]))
                {
                    known[lines[i]] = into[i] = known.Count;
                }
            }
        }
    }

    private static List<LineChange> Changes((int[] Old, int[] New) lines, int oldLength, int newLength, int head)
    {
        var most = Math.Min(oldLength + newLength, MostDifferences);
        var reached = new int[(2 * most) + 2];
        List<int[]> trail = [];
        for (var steps = 0; steps <= most; steps++)
        {
            trail.Add(reached[(most - steps)..(most + steps + 2)]);
            for (var k = -steps; k <= steps; k += 2)
            {
                var down = k == -steps || (k != steps && reached[most + k - 1] < reached[most + k + 1]);
                var x = down ? reached[most + k + 1] : reached[most + k - 1] + 1;
                while (x < oldLength && x - k < newLength && lines.Old[x] == lines.New[x - k])
                {
                    x++;
                }

                reached[most + k] = x;
                if (x >= oldLength && x - k >= newLength)
                {
                    return Back(trail, oldLength, newLength, head);
                }
            }
        }

        return [new(head + 1, oldLength, head + 1, newLength)];
    }

    private static List<LineChange> Back(List<int[]> trail, int x, int y, int head)
    {
        List<LineChange> changes = [];
        for (var steps = trail.Count - 1; steps > 0; steps--)
        {
            var reached = trail[steps];
            var k = x - y;
            var down = k == -steps || (k != steps && reached[steps + k - 1] < reached[steps + k + 1]);
            var from = down ? k + 1 : k - 1;
            var oldX = reached[steps + from];
            var oldY = oldX - from;
            Add(changes, down ? new(head + oldX + 1, 0, head + oldY + 1, 1) : new(head + oldX + 1, 1, head + oldY + 1, 0));
            (x, y) = (oldX, oldY);
        }

        changes.Reverse();
        return changes;
    }

    // The way is walked backwards: a change that touches the one found before it is one with it.
    private static void Add(List<LineChange> changes, LineChange change)
    {
        if (changes.Count > 0 && changes[^1] is var next && change.OldLine + change.OldCount == next.OldLine && change.NewLine + change.NewCount == next.NewLine)
        {
            changes[^1] = new(change.OldLine, change.OldCount + next.OldCount, change.NewLine, change.NewCount + next.NewCount);
            return;
        }

        changes.Add(change);
    }
}
