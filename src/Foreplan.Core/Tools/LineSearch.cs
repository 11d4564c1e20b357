namespace Foreplan.Tools;

/// <summary>Finds a block of whole lines with blanks at their ends, or one indentation for all, forgiven.</summary>
internal sealed class LineSearch
{
    private readonly string text;
    private readonly string newText;
    private readonly string[] wanted;
    private readonly bool endsWithNewLine;
    private readonly List<int> starts = [0];

    private LineSearch(string text, string oldText, string newText)
    {
        this.text = text;
        this.newText = newText;
        endsWithNewLine = oldText.EndsWith('\n');
        wanted = [.. (endsWithNewLine ? oldText[..^1] : oldText).Split('\n').Select(line => line.TrimEnd())];
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }
    }

    /// <summary>A search; null when the old text is blank, which is nothing to find.</summary>
    internal static LineSearch? For(string text, string oldText, string newText) =>
        string.IsNullOrWhiteSpace(oldText) ? null : new(text, oldText, newText);

    /// <summary>The blocks that differ by blanks at the ends of lines.</summary>
    internal List<TextSplice> WithTrailingBlanks() =>
        [.. Blocks().Where(first => AllLines((line, index) => line.SequenceEqual(wanted[index]), first)).Select(first => Place(first, newText))];

    /// <summary>The blocks whose lines are all indented by the same blanks more, or less, than the old text's.</summary>
    internal List<TextSplice> WithIndentation()
    {
        var anchor = Array.FindIndex(wanted, line => line.Length > 0);
        var found = new List<TextSplice>();
        foreach (var first in Blocks())
        {
            var theirs = Indentation(Line(first + anchor));
            var ours = Indentation(wanted[anchor]);
            var more = theirs.EndsWith(ours) ? theirs[..^ours.Length].ToString() : null;
            var less = more is null && ours.EndsWith(theirs) ? ours[..^theirs.Length].ToString() : null;
            if (more is not null && AllLines((candidate, index) => IsShifted(candidate, wanted[index], more), first))
            {
                found.Add(Place(first, Indented(more)));
            }
            else if (less is not null && AllLines((candidate, index) => IsShifted(wanted[index], candidate, less), first) && Outdented(less) is { } outdented)
            {
                found.Add(Place(first, outdented));
            }
        }

        return found;
    }

    private IEnumerable<int> Blocks() => Enumerable.Range(0, Math.Max(0, starts.Count - wanted.Length + 1));

    private bool AllLines(LineTest test, int first)
    {
        for (var index = 0; index < wanted.Length; index++)
        {
            if (!test(Line(first + index), index))
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<char> Line(int index) => text.AsSpan(starts[index], LineEnd(index) - starts[index]).TrimEnd();

    private int LineEnd(int index) => index + 1 < starts.Count ? starts[index + 1] - 1 : text.Length;

    private TextSplice Place(int first, string replacement)
    {
        var end = LineEnd(first + wanted.Length - 1);
        if (!endsWithNewLine)
        {
            return new(starts[first], end, replacement);
        }

        // The last line of a file may lack the line end that the old text has: it goes on lacking it.
        return end < text.Length ? new(starts[first], end + 1, replacement)
            : new(starts[first], end, replacement.EndsWith('\n') ? replacement[..^1] : replacement);
    }

    private static bool IsShifted(ReadOnlySpan<char> longer, ReadOnlySpan<char> shorter, string by) =>
        longer.Length == 0 ? shorter.Length == 0 : shorter.Length > 0 && longer.StartsWith(by) && longer[by.Length..].SequenceEqual(shorter);

    private string Indented(string by) =>
        string.Join('\n', newText.Split('\n').Select(line => line.Length == 0 ? line : by + line));

    private string? Outdented(string by)
    {
        var lines = newText.Split('\n');
        return lines.All(line => string.IsNullOrWhiteSpace(line) || line.StartsWith(by, StringComparison.Ordinal))
            ? string.Join('\n', lines.Select(line => string.IsNullOrWhiteSpace(line) ? "" : line[by.Length..]))
            : null;
    }

    private static ReadOnlySpan<char> Indentation(ReadOnlySpan<char> line) => line[..^line.TrimStart().Length];

    private delegate bool LineTest(ReadOnlySpan<char> line, int index);
}
