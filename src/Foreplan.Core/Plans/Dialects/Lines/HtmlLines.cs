namespace Foreplan.Plans.Dialects.Lines;

// HTML blocks, in which nothing is Markdown.
internal static class HtmlLines
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "nav", "ol", "optgroup", "option",
        "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    };

    // What ends the block that begins here; empty for a blank line, null for no block.
    public static string? EndOf(string body, bool isInParagraph)
    {
        if (body.Length < 2 || body[0] != '<')
        {
            return null;
        }

        if (body.StartsWith("<!--", StringComparison.Ordinal))
        {
            return "-->";
        }

        if (body[1] == '?')
        {
            return "?>";
        }

        var name = NameOf(body);
        return name.ToLowerInvariant() switch
        {
            "" => null,
            "pre" or "script" or "style" or "textarea" when body[1] != '/' => $"</{name}>",
            _ when Blocks.Contains(name) => "",
            _ => !isInParagraph && IsWholeTag(body) ? "" : null,
        };
    }

    private static string NameOf(string body)
    {
        var start = body[1] == '/' ? 2 : 1;
        var end = start;
        while (end < body.Length && (char.IsAsciiLetterOrDigit(body[end]) || body[end] == '-'))
        {
            end++;
        }

        var isEnded = end == body.Length || body[end] is ' ' or '\t' or '>' || (body[end] == '/' && end + 1 < body.Length && body[end + 1] == '>');
        return end > start && char.IsAsciiLetter(body[start]) && isEnded ? body[start..end] : "";
    }

    private static bool IsWholeTag(string body)
    {
        var close = body.IndexOf('>', StringComparison.Ordinal);
        return close == body.Length - 1 && body.IndexOf('<', 1) < 0;
    }
}
