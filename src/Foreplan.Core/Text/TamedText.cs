using System.Buffers;
using System.Text;

namespace Foreplan.Text;

// The text as the Markdown parser gets it: the same lines, where a hostile one is cut or emptied, so that line and column stay true.
internal sealed class TamedText
{
    private const int LongestLine = 60_000;
    private const int DeepestIndent = 60;
    private const int MostMarkers = 20;
    private const int SurelyTooDeep = 300;
    private const int LongestRun = 3_000;
    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-*_=. \t");
    private readonly string[] lines;
    private readonly int[] starts;

    private TamedText(string[] lines, string text, int firstChange)
    {
        this.lines = lines;
        FirstChange = firstChange;
        Text = text;
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
        Array.TrueForAll(source.LineArray, line => line.Length <= LongestLine)
            ? new(source.LineArray, source.Text, 0)
            : Map(source.LineArray, source.Text, line => line.Length > LongestLine ? line[..LongestLine] : line);

    public TamedText WithoutDeepLines() => Map(lines, Text, line => IsDeep(line) ? "" : line);

    /// <summary>True when a line alone nests deeper than the parser goes: it would try for long before it says so.</summary>
    public bool HasAbyss => Array.Exists(lines, line => line.Length > SurelyTooDeep && (Markers(line) > SurelyTooDeep || (line.AsSpan(0, SurelyTooDeep).Trim().IsEmpty && line.AsSpan().TrimStart() is ['-' or '*' or '+', ..])));

    /// <summary>Without code spans in paragraphs of thousands of lines, which the parser goes through once for each span.</summary>
    public TamedText WithoutSpansOfLongRuns()
    {
        var inRun = new bool[lines.Length];
        var fence = "";
        var start = 0;
        for (var at = 0; at <= lines.Length; at++)
        {
            var text = at < lines.Length ? lines[at].AsSpan().TrimStart() : default;
            var marker = text.StartsWith("```") ? "```" : text.StartsWith("~~~") ? "~~~" : "";
            if (fence.Length > 0 || marker.Length > 0 || text.IsEmpty || text[0] is '#' or '>' or '-' or '*' or '+' || char.IsAsciiDigit(text[0]))
            {
                if (at - start > LongestRun)
                {
                    Array.Fill(inRun, true, start, at - start);
                }

                fence = marker.Length == 0 ? fence : fence.Length == 0 ? marker : fence == marker ? "" : fence;
                start = at + 1;
            }
        }

        if (!Array.Exists(inRun, isIn => isIn))
        {
            return IsChanged ? new(lines, Text, 0) : this;
        }

        var number = 0;
        return Map(lines, Text, line => inRun[number++] && line.Contains('`', StringComparison.Ordinal) ? line.Replace('`', '\'') : line);
    }

    public TamedText OnlyHeadings() => Map(lines, Text, line => line.StartsWith('#') ? line : "");

    public (int Line, int Column) At(int offset)
    {
        var (line, behind) = (0, starts.Length);
        while (behind - line > 1)
        {
            var middle = (line + behind) / 2;
            (line, behind) = starts[middle] <= offset ? (middle, behind) : (line, middle);
        }

        return (line + 1, offset - starts[line] + 1);
    }

    public SourceSpan Span(int start, int end)
    {
        var (line, column) = At(Math.Clamp(start, 0, Text.Length));
        return new(line, At(Math.Clamp(end, Math.Max(0, start), Text.Length)).Line, column);
    }

    public string Line(int number) => lines[number - 1];

    /// <summary>The lines of an item from its head on, without the indentation that the head's column gives them.</summary>
    public string Below(SourceSpan head, int endLine)
    {
        var indent = head.Column - 1;
        if (head.Line == endLine)
        {
            var only = Line(endLine);
            return only[Math.Min(indent, only.Length)..].TrimEnd();
        }

        var below = new StringBuilder();
        for (var number = head.Line; number <= endLine; number++)
        {
            var line = Line(number).AsSpan();
            var blanks = line.Length - line.TrimStart().Length;
            below.Append(number == head.Line ? "" : "\n").Append(line[Math.Min(indent, number == head.Line ? line.Length : blanks)..]);
        }

        return Blanks.TrimOuter(below.ToString()).TrimEnd();
    }

    private static int Markers(string line)
    {
        var markers = 0;
        foreach (var c in line)
        {
            if (c is '>' or '-' or '*' or '+')
            {
                markers++;
            }
            else if (c is not (' ' or '\t'))
            {
                return markers;
            }
        }

        // A line of dashes or stars is a rule.
        return 0;
    }

    private static TamedText Map(string[] lines, string text, Func<string, string> tame)
    {
        var tamed = Array.ConvertAll(lines, line => tame(line));
        var first = 0;
        while (first < lines.Length && ReferenceEquals(lines[first], tamed[first]))
        {
            first++;
        }

        return first == lines.Length ? new(lines, text, 0) : new(tamed, string.Join('\n', tamed), first + 1);
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
