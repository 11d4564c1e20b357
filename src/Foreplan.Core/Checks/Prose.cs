using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>A plan's lines with code, comments and front matter blanked out, position by position; code spans stay as backticks.</summary>
internal sealed class Prose
{
    private const int LongestLine = 60_000;

    private readonly List<CodeSpan> spans = [];
    private readonly List<FencedLine> fenced = [];
    private readonly List<CommentText> comments = [];

    // What an open comment holds so far, and where it began.
    private List<string>? comment;
    private int commentLine;

    public Prose(string[] source)
    {
        var lines = new string[source.Length];
        var fence = "";
        var at = FrontMatterEnd(source);
        Array.Fill(lines, "", 0, at);
        for (; at < lines.Length; at++)
        {
            var line = source[at].Length > LongestLine ? source[at][..LongestLine] : source[at];
            var marker = comment is null ? FenceMarker(line) : "";
            if (fence.Length > 0)
            {
                lines[at] = "";
                if (marker.StartsWith(fence, StringComparison.Ordinal) && line.AsSpan().Trim().Trim(fence[0]).IsEmpty)
                {
                    fence = "";
                }
                else
                {
                    fenced.Add(new(line, at + 1));
                }
            }
            else if (marker.Length > 0)
            {
                fence = marker;
                lines[at] = "";
            }
            else
            {
                lines[at] = comment is null && line.AsSpan().IndexOfAny('`', '<') < 0 ? line : Masked(line, at + 1);
            }
        }

        Lines = lines;
        if (comment is not null)
        {
            comments.Add(new(string.Join('\n', comment), commentLine));
        }
    }

    public string[] Lines { get; }

    public LineWords Words => field ??= new(Lines);

    public IReadOnlyList<CodeSpan> CodeSpans => spans;

    /// <summary>The lines inside of fences.</summary>
    public IReadOnlyList<FencedLine> Fenced => fenced;

    public IReadOnlyList<CommentText> Comments => comments;

    private static int FrontMatterEnd(string[] source)
    {
        if (source.Length == 0 || source[0].TrimEnd() != "---")
        {
            return 0;
        }

        for (var at = 1; at < source.Length; at++)
        {
            if (source[at].TrimEnd() is "---" or "...")
            {
                return at + 1;
            }
        }

        return 0;
    }

    private static string FenceMarker(string line)
    {
        var text = line.AsSpan().TrimStart([' ', '\t', '>']);
        foreach (var mark in "`~")
        {
            var length = text.IndexOfAnyExcept(mark) is var end && end < 0 ? text.Length : end;
            if (length >= 3 && (mark == '~' || text[length..].IndexOf('`') < 0))
            {
                return new(mark, length);
            }
        }

        return "";
    }

    private string Masked(string line, int number)
    {
        var text = line.ToCharArray();
        for (var at = 0; at < text.Length; at++)
        {
            if (comment is not null || line.AsSpan(at).StartsWith("<!--"))
            {
                at = Comment(line, text, at, number);
            }
            else if (text[at] == '`')
            {
                at = Code(line, text, at, number);
            }
        }

        return new(text);
    }

    private int Comment(string line, char[] text, int at, int number)
    {
        var start = at;
        if (comment is null)
        {
            comment = [];
            commentLine = number;
            start += 4;
        }

        var end = line.IndexOf("-->", start, StringComparison.Ordinal);
        comment.Add(end < 0 ? line[start..] : line[start..end]);
        var after = end < 0 ? text.Length : end + 3;
        Array.Fill(text, ' ', at, after - at);
        if (end >= 0)
        {
            comments.Add(new(string.Join('\n', comment), commentLine));
            comment = null;
        }

        return after - 1;
    }

    private int Code(string line, char[] text, int at, int number)
    {
        var length = 1;
        while (at + length < line.Length && line[at + length] == '`')
        {
            length++;
        }

        var mark = line.Substring(at, length);
        for (var end = line.IndexOf(mark, at + length, StringComparison.Ordinal); end >= 0; end = line.IndexOf(mark, end, StringComparison.Ordinal))
        {
            var run = end;
            while (run < line.Length && line[run] == '`')
            {
                run++;
            }

            if (run - end == length)
            {
                spans.Add(new(line[(at + length)..end].Trim(), SourceSpan.At(number, at + 1)));
                Array.Fill(text, '`', at, run - at);
                return run - 1;
            }

            end = run;
        }

        return at + length - 1;
    }
}
