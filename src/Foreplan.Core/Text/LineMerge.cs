namespace Foreplan.Text;

// Brings two changes of one text together, line by line; where both changed the same lines, the first one's stay.
internal static class LineMerge
{
    public static string Merge(string origin, string mine, string theirs)
    {
        if (mine == origin || mine == theirs)
        {
            return theirs;
        }

        var (a, b) = (LineDiff.Of(origin, mine), LineDiff.Of(origin, theirs));
        string[] from = origin.Split('\n'), left = mine.Split('\n'), right = theirs.Split('\n');
        List<string> merged = [];
        var line = 1;
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            // The changes that touch each other are one place.
            var start = Math.Min(i < a.Count ? a[i].OldLine : int.MaxValue, j < b.Count ? b[j].OldLine : int.MaxValue);
            var (end, firstA, firstB) = (start, i, j);
            while (true)
            {
                if (i < a.Count && (a[i].OldLine < end || a[i].OldLine == start))
                {
                    end = Math.Max(end, a[i].OldLine + a[i].OldCount);
                    i++;
                }
                else if (j < b.Count && (b[j].OldLine < end || b[j].OldLine == start))
                {
                    end = Math.Max(end, b[j].OldLine + b[j].OldCount);
                    j++;
                }
                else
                {
                    break;
                }
            }

            merged.AddRange(from[(line - 1)..(start - 1)]);
            merged.AddRange(i > firstA ? Side(left, a, firstA, i, start, end) : Side(right, b, firstB, j, start, end));
            line = end;
        }

        merged.AddRange(from[(line - 1)..]);
        return string.Join('\n', merged);
    }

    // What one side made of the lines from start up to end of the origin.
    private static string[] Side(string[] side, IReadOnlyList<LineChange> changes, int first, int behind, int start, int end)
    {
        var (begin, last) = (changes[first], changes[behind - 1]);
        var from = begin.NewLine - (begin.OldLine - start);
        var to = last.NewLine + last.NewCount + (end - (last.OldLine + last.OldCount));
        return side[(from - 1)..(to - 1)];
    }
}
