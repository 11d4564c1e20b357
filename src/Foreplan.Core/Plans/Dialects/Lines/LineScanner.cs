namespace Foreplan.Plans.Dialects.Lines;

// One pass over the lines of a Markdown document: which are headings, items and code. It agrees with the outline's parser on headings and boxes, at a tenth of its cost.
internal sealed class LineScanner(string[] lines)
{
    private readonly DialectLine[] found = new DialectLine[lines.Length];
    private readonly List<int> items = [];
    private (char Mark, int Count, int Container) fence;
    private string? htmlEnd;
    private int paragraph = -1;

    // The lines, and what closes a fence or comment that is open at the end.
    public static (DialectLine[] Lines, string? Closing) Scan(string[] lines, int first)
    {
        var scanner = new LineScanner(lines);
        for (var i = 0; i < lines.Length; i++)
        {
            scanner.found[i] = i < first ? new(i + 1, lines[i], LineKind.Html, 0, lines[i]) : scanner.Next(i);
        }

        var fence = scanner.fence;
        var closing = fence.Count > 0 ? new string(' ', fence.Container) + new string(fence.Mark, fence.Count) : scanner.htmlEnd;
        return (scanner.found, closing is { Length: > 0 } ? closing : null);
    }

    private DialectLine Next(int i)
    {
        var line = lines[i];
        var isBlank = string.IsNullOrWhiteSpace(line);
        var indent = isBlank ? 0 : LineMarks.IndentOf(line);
        if (fence.Count > 0 && !isBlank && indent < fence.Container)
        {
            fence = default;
        }

        var body = line.Trim();
        if (fence.Count > 0)
        {
            var closes = indent < fence.Container + 4 && LineMarks.ClosesFence(body, fence.Mark, fence.Count);
            fence = closes ? default : fence;
            return new(i + 1, line, closes ? LineKind.Fence : LineKind.Code, indent, body);
        }

        if (htmlEnd is { } end)
        {
            htmlEnd = end.Length == 0 ? (isBlank ? null : end) : line.Contains(end, StringComparison.OrdinalIgnoreCase) ? null : end;
            return new(i + 1, line, isBlank ? LineKind.Blank : LineKind.Html, indent, body);
        }

        if (isBlank)
        {
            paragraph = -1;
            return new(i + 1, line, LineKind.Blank, 0, "");
        }

        return Block(i, line, indent, body);
    }

    private DialectLine Block(int i, string line, int indent, string body)
    {
        var container = ContainerOf(indent);
        var isDeep = indent - container >= 4;
        var level = isDeep || body[0] != '#' ? 0 : LineMarks.HeadingLevel(body);
        var mark = isDeep ? default : LineMarks.Fence(body);
        var html = isDeep ? null : HtmlLines.EndOf(body, paragraph >= 0);
        if (level > 0 || mark.Count > 0 || html is not null)
        {
            Close(indent);
            paragraph = -1;
            fence = mark.Count > 0 ? (mark.Mark, mark.Count, items.Count > 0 ? items[^1] : 0) : default;
            htmlEnd = html is { Length: > 0 } && body.IndexOf(html, 2, StringComparison.OrdinalIgnoreCase) >= 0 ? null : html;
            var isHeading = level > 0 && items.Count == 0;
            var kind = isHeading ? LineKind.Heading : mark.Count > 0 ? LineKind.Fence : html is not null ? LineKind.Html : LineKind.Text;
            return new(i + 1, line, kind, indent, isHeading ? LineMarks.HeadingTitle(body) : body) { Level = isHeading ? level : 0 };
        }

        if (paragraph >= 0 && !isDeep && items.Count == 0 && LineMarks.IsUnderline(body))
        {
            return Underlined(i, line, indent, body);
        }

        if (!isDeep && LineMarks.IsRule(body))
        {
            Close(indent);
            paragraph = -1;
            return new(i + 1, line, LineKind.Rule, indent, body);
        }

        return Item(i, line, indent, body) ?? Plain(i, line, indent, body);
    }

    private DialectLine? Item(int i, string line, int indent, string body)
    {
        var marker = LineMarks.Marker(body);
        if (marker == 0)
        {
            return null;
        }

        var parent = ContainerOf(indent);
        var isSibling = items.Count > 0 && parent < items[^1];
        if (indent - parent >= 4 || (paragraph >= 0 && items.Count == 0 && (marker == body.Length || (marker > 1 && body.AsSpan(0, marker) is not ("1." or "1)")))))
        {
            return null;
        }

        if (paragraph >= 0 && items.Count > 0 && !isSibling && marker > 1 && body.AsSpan(0, marker) is not ("1." or "1)"))
        {
            return null;
        }

        Close(indent);
        var text = body.AsSpan(marker).TrimStart();
        var gap = body.Length - marker - text.Length;
        var content = indent + marker + (text.Length == 0 || gap > 4 ? 1 : gap);
        items.Add(content);
        paragraph = text.Length > 0 ? i : -1;
        var box = LineMarks.TaskBox(text);
        // A fence may begin on the item's own line.
        fence = LineMarks.Fence(text) is { Count: > 0 } mark ? (mark.Mark, mark.Count, content) : default;
        return new(i + 1, line, LineKind.Item, indent, (box is { } done ? text[done.Length..] : text).ToString())
        {
            Marker = marker > 1 ? body[..marker] : body[0] switch { '-' => "-", '*' => "*", _ => "+" },
            ContentIndent = content,
            Box = box?.State,
        };
    }

    private DialectLine Plain(int i, string line, int indent, string body)
    {
        if (paragraph < 0)
        {
            Close(indent);
        }

        var kind = body[0] == '>' ? LineKind.Quote : body[0] == '|' ? LineKind.Row : LineKind.Text;
        paragraph = kind == LineKind.Quote ? -1 : paragraph < 0 ? i : paragraph;
        return new(i + 1, line, kind, indent, body);
    }

    // The lines of the paragraph so far are the heading.
    private DialectLine Underlined(int i, string line, int indent, string body)
    {
        var title = string.Join(' ', Array.ConvertAll(lines[paragraph..i], text => text.Trim())).Replace("**", "", StringComparison.Ordinal);
        found[paragraph] = new(paragraph + 1, lines[paragraph], LineKind.Heading, indent, title.Trim()) { Level = body[0] == '=' ? 1 : 2 };
        for (var n = paragraph + 1; n < i; n++)
        {
            found[n] = new(n + 1, lines[n], LineKind.HeadingRest, 0, lines[n].Trim());
        }

        paragraph = -1;
        return new(i + 1, line, LineKind.HeadingRest, indent, body);
    }

    private void Close(int indent)
    {
        while (items.Count > 0 && items[^1] > indent)
        {
            items.RemoveAt(items.Count - 1);
        }
    }

    // Where the text of the innermost item begins that a line with this indentation can belong to.
    private int ContainerOf(int indent)
    {
        var i = items.Count - 1;
        while (i >= 0 && items[i] > indent)
        {
            i--;
        }

        return i < 0 ? 0 : items[i];
    }
}
