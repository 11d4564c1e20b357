namespace Foreplan.Web.Rendering;

/// <summary>Line and column, both from 1, of an offset in a text.</summary>
internal sealed class Places
{
    private readonly List<int> starts = [0];
    private readonly int length;

    public Places(string text)
    {
        length = text.Length;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }
    }

    public (int Line, int Column) At(int offset)
    {
        var inside = Math.Clamp(offset, 0, length);
        var found = starts.BinarySearch(inside);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, inside - starts[line] + 1);
    }
}
