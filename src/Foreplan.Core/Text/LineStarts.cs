namespace Foreplan.Text;

// Turns positions in a text with LF line ends into lines and columns.
internal sealed class LineStarts
{
    private readonly List<int> starts = [0];

    public LineStarts(string text)
    {
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }
    }

    public int Count => starts.Count;

    public int Of(int line) => starts[line - 1];

    public SourceSpan Span(int start, int end)
    {
        var (line, column) = At(start);
        return new(line, At(end).Line, column);
    }

    private (int Line, int Column) At(int offset)
    {
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }
}
