using System.Text;
using System.Text.RegularExpressions;

namespace Foreplan.Text;

// A pipe table: a row, a line of dashes, and the rows up to the end of the paragraph.
internal static partial class TableText
{
    public static (int HeadLine, IReadOnlyList<IReadOnlyList<string>> Rows)? Find(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Contains('|', StringComparison.Ordinal) && Dashes().IsMatch(lines[i]))
            {
                var head = Cells(lines[i - 1]);
                if (head.Count == Cells(lines[i]).Count)
                {
                    return (i - 1, [head, .. lines[(i + 1)..].Select(Cells)]);
                }
            }
        }

        return null;
    }

    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var text = line.Trim();
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

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();
}
