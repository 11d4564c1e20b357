using System.Text;

namespace Foreplan.Text;

// Gives an edited text the line ends of the text it came from, line by line where they are mixed.
internal static class LineEnds
{
    private const int LargestTable = 16_000_000;

    public static string Restore(string raw, string oldText, string newText, string newLine)
    {
        var marks = raw[..(raw.Length - raw.TrimStart('\uFEFF').Length)];
        var ends = EndsOf(raw);
        if (ends.TrueForAll(end => end == newLine))
        {
            return marks + (newLine == "\n" ? newText : newText.Replace("\n", newLine, StringComparison.Ordinal));
        }

        var newLines = newText.Split('\n');
        var origin = Origins(oldText.Split('\n'), newLines);
        var result = new StringBuilder(marks);
        var last = newLine;
        for (var i = 0; i < newLines.Length; i++)
        {
            result.Append(newLines[i]);
            if (i < newLines.Length - 1)
            {
                last = origin[i] >= 0 && origin[i] < ends.Count ? ends[origin[i]] : last;
                result.Append(last);
            }
        }

        return result.ToString();
    }

    private static List<string> EndsOf(string raw)
    {
        List<string> ends = [];
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\r' && i + 1 < raw.Length && raw[i + 1] == '\n')
            {
                ends.Add("\r\n");
                i++;
            }
            else if (raw[i] is '\r' or '\n')
            {
                ends.Add(raw[i] == '\r' ? "\r" : "\n");
            }
        }

        return ends;
    }

    // For each new line the old line that it is, or -1.
    private static int[] Origins(string[] old, string[] now)
    {
        var origin = new int[now.Length];
        Array.Fill(origin, -1);
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            origin[head] = head;
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
            origin[^tail] = old.Length - tail;
        }

        Between(old.AsSpan(head, old.Length - head - tail), now.AsSpan(head, now.Length - head - tail), head, origin);
        return origin;
    }

    private static void Between(ReadOnlySpan<string> old, ReadOnlySpan<string> now, int head, int[] origin)
    {
        if ((long)old.Length * now.Length > LargestTable)
        {
            return;
        }

        var width = now.Length + 1;
        var common = new int[(old.Length + 1) * width];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[(i * width) + j] = old[i] == now[j]
                    ? common[((i + 1) * width) + j + 1] + 1
                    : Math.Max(common[((i + 1) * width) + j], common[(i * width) + j + 1]);
            }
        }

        for (int i = 0, j = 0; i < old.Length && j < now.Length;)
        {
            if (old[i] == now[j])
            {
                origin[head + j++] = head + i++;
            }
            else if (common[((i + 1) * width) + j] >= common[(i * width) + j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}
