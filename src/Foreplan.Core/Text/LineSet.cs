namespace Foreplan.Text;

// Lines of a document by their numbers, from 1.
internal sealed class LineSet
{
    private readonly HashSet<int> lines = [];

    public bool Contains(int line) => lines.Contains(line);

    public LineSet Add<T>(IEnumerable<T> items, Func<T, SourceSpan> place)
        where T : class
    {
        foreach (var item in items)
        {
            var span = place(item);
            for (var line = span.Line; line <= Math.Max(span.Line, span.EndLine); line++)
            {
                lines.Add(line);
            }
        }

        return this;
    }
}
