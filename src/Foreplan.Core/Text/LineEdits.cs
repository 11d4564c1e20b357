namespace Foreplan.Text;

// Edits of a text by line numbers of the unedited text; everything else stays.
internal sealed class LineEdits(SourceText source)
{
    private readonly List<(int Line, int Removed, IReadOnlyList<string> Added)> edits = [];

    // A text without a final line end gets one when something is put behind it.
    private bool endsWithLine;

    public void Replace(int first, int last, IReadOnlyList<string> lines) => edits.Add((first, last - first + 1, lines));

    public void InsertBefore(int line, IReadOnlyList<string> lines) => edits.Add((line, 0, lines));

    // Behind the document's last line that is not blank.
    public void Append(IReadOnlyList<string> lines)
    {
        var last = source.Lines.Count;
        while (last > 0 && string.IsNullOrWhiteSpace(source.Lines[last - 1]))
        {
            last--;
        }

        InsertBefore(last + 1, lines);
        endsWithLine |= last == source.Lines.Count;
    }

    public string Apply()
    {
        List<string> lines = [.. source.Lines];
        foreach (var (line, removed, added) in edits.Select((edit, order) => (edit, order))
            .OrderByDescending(pair => pair.edit.Line).ThenByDescending(pair => pair.order).Select(pair => pair.edit))
        {
            lines.RemoveRange(line - 1, removed);
            lines.InsertRange(line - 1, added);
        }

        return string.Join('\n', lines) + (endsWithLine ? "\n" : "");
    }
}
