using System.Text;

namespace Foreplan.Text;

// Gives an edited text the line ends of the text it came from, line by line where they are mixed.
internal static class LineEnds
{
    public static string Restore(string raw, string oldText, string newText, string newLine)
    {
        var marks = raw[..(raw.Length - raw.TrimStart('\uFEFF').Length)];
        var ends = EndsOf(raw);
        if (ends.TrueForAll(end => end == newLine))
        {
            return marks + (newLine == "\n" ? newText : newText.Replace("\n", newLine, StringComparison.Ordinal));
        }

        var newLines = newText.Split('\n');
        var origin = LineMatch.Of(oldText.Split('\n'), newLines).ToDictionary(pair => pair.Right, pair => pair.Left);
        var result = new StringBuilder(marks);
        var last = newLine;
        for (var i = 0; i < newLines.Length; i++)
        {
            result.Append(newLines[i]);
            if (i < newLines.Length - 1)
            {
                last = origin.TryGetValue(i, out var from) && from < ends.Count ? ends[from] : last;
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
}
