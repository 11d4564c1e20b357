namespace Foreplan.Text;

// Lines of a document by their numbers, from 1.
internal sealed class LineSet
{
    private bool[] lines = [];

    public bool Contains(int line) => line < lines.Length && lines[line];

    public LineSet Add<T>(IEnumerable<T> items, Func<T, SourceSpan> place)
        where T : class
    {
        foreach (var item in items)
        {
            var span = place(item);
            var last = Math.Max(span.Line, span.EndLine);
            if (last >= lines.Length)
            {
                Array.Resize(ref lines, Math.Max(last + 1, lines.Length * 2));
            }

            lines.AsSpan(span.Line..(last + 1)).Fill(true);
        }

        return this;
    }
}
