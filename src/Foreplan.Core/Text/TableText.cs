using System.Text;

namespace Foreplan.Text;

// A pipe table: a row, a line of dashes, and the rows up to the end of the paragraph.
internal static class TableText
{
    public static Found? Find(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Contains('|', StringComparison.Ordinal) && AreDashes(lines[i]))
            {
                var head = Cells(lines[i - 1]);
                if (head.Count == Cells(lines[i]).Count)
                {
                    return new(i - 1, [head, .. lines[(i + 1)..].Select(Cells)]);
                }
            }
        }

        return null;
    }

    private static List<string> Cells(string line)
    {
        var text = line.Trim();
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return Split(text);
        }

        List<string> cells = [];
        var cell = new StringBuilder();
        for (var i = text.StartsWith('|') ? 1 : 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '|')
            {
                cell.Append(text[++i]);
            }
            else if (text[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        if (cell.Length > 0)
        {
            cells.Add(cell.ToString().Trim());
        }

        return cells;
    }

    private static List<string> Split(string text)
    {
        List<string> cells = [];
        var from = text.StartsWith('|') ? 1 : 0;
        for (var pipe = text.IndexOf('|', from); pipe >= 0; pipe = text.IndexOf('|', from))
        {
            cells.Add(text[from..pipe].Trim());
            from = pipe + 1;
        }

        if (from < text.Length)
        {
            cells.Add(text[from..].Trim());
        }

        return cells;
    }

    // `:?-+:?` between pipes. By hand: an expression that never goes back builds a machine for it first, in every process.
    private static bool AreDashes(string line)
    {
        var rest = line.AsSpan().Trim();
        rest = rest is ['|', ..] ? rest[1..].TrimStart() : rest;
        while (!rest.IsEmpty)
        {
            rest = rest[0] == ':' ? rest[1..] : rest;
            var after = rest.TrimStart('-');
            if (after.Length == rest.Length)
            {
                return false;
            }

            rest = (after is [':', ..] ? after[1..] : after).TrimStart();
            if (rest.IsEmpty)
            {
                return true;
            }

            if (rest[0] != '|')
            {
                return false;
            }

            rest = rest[1..].TrimStart();
            if (rest.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    // The head is the line of that index.
    public sealed record Found(int HeadLine, IReadOnlyList<IReadOnlyList<string>> Rows);
}
