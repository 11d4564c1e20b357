using System.Text;

namespace Foreplan.Text;

/// <summary>Comments behind a line's text: nobody sees them where the document is shown, and they say nothing to whoever understands the line.</summary>
internal static class HtmlComments
{
    private const string Open = "<!--";
    private const string Close = "-->";

    /// <summary>The text without its comments; in code and between quotes they are text. Linear in its length.</summary>
    public static string Without(string text)
    {
        if (!text.Contains(Open, StringComparison.Ordinal))
        {
            return text;
        }

        // What has no end once has none further on.
        HashSet<string> endless = [];
        var kept = new StringBuilder(text.Length);
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            var (begin, end) = Mark(text, at);
            var behind = begin.Length == 0 || endless.Contains(end) ? -1 : End(text, at + begin.Length, end);
            if (behind < 0)
            {
                endless.Add(end);
                at += Math.Max(1, begin.Length);
                continue;
            }

            if (begin == Open)
            {
                kept.Append(text, from, at - from);
                from = behind;
            }

            at = behind;
        }

        return kept.Append(text, from, text.Length - from).ToString().Trim();
    }

    // What begins here, and how it ends.
    private static (string Begin, string End) Mark(string text, int at)
    {
        switch (text[at])
        {
            case '<' when text.AsSpan(at).StartsWith(Open, StringComparison.Ordinal):
                return (Open, Close);
            case '"':
                return ("\"", "\"");
            case '“':
                return ("“", "”");
            case '`':
                var run = text.AsSpan(at).IndexOfAnyExcept('`') is >= 0 and var length ? text.Substring(at, length) : text[at..];
                return (run, run);
            default:
                return ("", "");
        }
    }

    // Behind the end; -1 where there is none. A run of backticks ends at one as long, a quote not at one that is escaped.
    private static int End(string text, int from, string end)
    {
        for (var at = text.IndexOf(end, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(end, at, StringComparison.Ordinal))
        {
            var behind = at + end.Length;
            if (end[0] == '`')
            {
                while (behind < text.Length && text[behind] == '`')
                {
                    behind++;
                }
            }

            if (behind - at == end.Length && !(end == "\"" && text[at - 1] == '\\'))
            {
                return behind;
            }

            at = behind;
        }

        return -1;
    }
}
