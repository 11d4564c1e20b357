using System.Buffers;

namespace Foreplan.Text;

// The text as the Markdown parser gets it: the same lines, where a hostile one is cut or emptied, so that line and column stay true.
internal sealed class TamedText
{
    private const int LongestLine = 60_000;
    private const int DeepestIndent = 60;
    private const int MostMarkers = 20;
    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-*_=. \t");
    private readonly string[] lines;
    private readonly int[] starts;

    private TamedText(string[] lines, int firstChange)
    {
        this.lines = lines;
        FirstChange = firstChange;
        Text = string.Join('\n', lines);
        starts = new int[lines.Length];
        for (var i = 1; i < lines.Length; i++)
        {
            starts[i] = starts[i - 1] + lines[i - 1].Length + 1;
        }
    }

    public string Text { get; }

    public int FirstChange { get; }

    public bool IsChanged => FirstChange > 0;

    public static TamedText WithoutLongLines(SourceText source) =>
        Map([.. source.Lines], line => line.Length > LongestLine ? line[..LongestLine] : line);

    public TamedText WithoutDeepLines() => Map(lines, line => IsDeep(line) ? "" : line);

    public TamedText OnlyHeadings() => Map(lines, line => line.StartsWith('#') ? line : "");

    public (int Line, int Column) At(int offset)
    {
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    public SourceSpan Span(int start, int end)
    {
        var (line, column) = At(Math.Clamp(start, 0, Text.Length));
        return new(line, At(Math.Clamp(end, Math.Max(0, start), Text.Length)).Line, column);
    }

    public string Line(int number) => lines[number - 1];

    private static TamedText Map(string[] lines, Func<string, string> tame)
    {
        var tamed = Array.ConvertAll(lines, line => tame(line));
        var first = 0;
        while (first < lines.Length && ReferenceEquals(lines[first], tamed[first]))
        {
            first++;
        }

        return new(tamed, first == lines.Length ? 0 : first + 1);
    }

    private static bool IsDeep(string line)
    {
        var markers = 0;
        var indent = 0;
        foreach (var c in line)
        {
            if (c is ' ' or '\t')
            {
                indent += c == '\t' ? 4 : 1;
            }
            else if (c is '>' or '-' or '*' or '+' or '.' or ')' || char.IsAsciiDigit(c))
            {
                markers++;
            }
            else
            {
                break;
            }
        }

        return indent > DeepestIndent || (markers > MostMarkers && line.AsSpan().IndexOfAnyExcept(RuleCharacters) >= 0);
    }
}
