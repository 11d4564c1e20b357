using System.Text;

namespace Foreplan.Facts;

/// <summary>A line of code with its strings and its comment told apart, near enough for the languages that people write. Linear in the line.</summary>
internal sealed class CodeLine
{
    private readonly string text;
    private readonly List<(int Start, int End)> strings = [];

    public CodeLine(string text)
    {
        this.text = text;
        CommentAt = Scan();
    }

    /// <summary>Where the comment begins; the line's length when it has none.</summary>
    public int CommentAt { get; }

    /// <summary>True when it opens a block of comments that goes on.</summary>
    public bool OpensBlock => CommentAt < text.Length && text.AsSpan(CommentAt).StartsWith("/*") && text.IndexOf("*/", CommentAt + 2, StringComparison.Ordinal) < 0;

    /// <summary>The comment; empty when there is none.</summary>
    public string Comment => text[CommentAt..];

    /// <summary>The code without its comment and without what its strings say; their quotes stay.</summary>
    public string Bare
    {
        get
        {
            var result = new StringBuilder();
            var from = 0;
            foreach (var (start, end) in strings)
            {
                result.Append(text, from, start + 1 - from);
                from = end;
            }

            return result.Append(text, from, CommentAt - from).ToString();
        }
    }

    public bool IsInString(int at) => strings.Exists(part => part.Start < at && at < part.End);

    private int Scan()
    {
        var first = text.Length - text.AsSpan().TrimStart().Length;
        if (first < text.Length && (text[first] is ';' or '%' || IsBlockBody(first) || text.AsSpan(first).StartsWith("\"\"\"") || text.AsSpan(first).StartsWith("'''")))
        {
            return first;
        }

        var unclosed = "";
        for (var at = first; at < text.Length; at++)
        {
            if (text[at] is '"' or '\'' or '`')
            {
                if (!unclosed.Contains(text[at], StringComparison.Ordinal) && !IsApostrophe(at))
                {
                    var end = StringEnd(at);
                    if (end < 0)
                    {
                        // A quote that nothing closes is a lifetime, or goes on below.
                        unclosed += text[at];
                    }
                    else
                    {
                        strings.Add((at, end));
                        at = end;
                    }
                }
            }
            else if (IsCommentStart(at))
            {
                return at;
            }
        }

        return text.Length;
    }

    private int StringEnd(int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == text[start])
            {
                return at;
            }
        }

        return -1;
    }

    private bool IsBlockBody(int at) => text[at] == '*' && (at + 1 == text.Length || text[at + 1] is ' ' or '/');

    private bool IsApostrophe(int at) => text[at] == '\'' && at > 1 && char.IsLetter(text[at - 1]) && char.IsLetter(text[at - 2]);

    private bool IsCommentStart(int at)
    {
        var rest = text.AsSpan(at);
        var before = at == 0 ? ' ' : text[at - 1];
        return rest[0] switch
        {
            '/' => (rest.StartsWith("//") && before != ':') || (rest.StartsWith("/*") && (char.IsWhiteSpace(before) || before is ';' or '(' or ')' or ',' or '{' or '}')),
            '<' => rest.StartsWith("<!--"),
            '#' => char.IsWhiteSpace(before) && !rest.StartsWith("#["),
            '-' => char.IsWhiteSpace(before) && rest.StartsWith("--") && (rest.Length == 2 || !char.IsAsciiLetterLower(rest[2])),
            _ => false,
        };
    }
}
