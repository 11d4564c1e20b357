namespace Foreplan.Plans.Dialects.Lines;

// What single lines look like, by CommonMark.
internal static class LineMarks
{
    public static int IndentOf(string line)
    {
        var indent = 0;
        foreach (var c in line)
        {
            if (c == ' ')
            {
                indent++;
            }
            else if (c == '\t')
            {
                indent += 4 - (indent % 4);
            }
            else
            {
                break;
            }
        }

        return indent;
    }

    public static int HeadingLevel(ReadOnlySpan<char> body)
    {
        var level = 0;
        while (level < body.Length && body[level] == '#')
        {
            level++;
        }

        return level is >= 1 and <= 6 && (level == body.Length || body[level] is ' ' or '\t') ? level : 0;
    }

    public static string HeadingTitle(string body)
    {
        var text = body.Trim().TrimStart('#').Trim();
        var cut = text.TrimEnd('#');
        text = cut.Length == 0 || char.IsWhiteSpace(cut[^1]) ? cut.TrimEnd() : text;
        return text.Contains("**", StringComparison.Ordinal) ? text.Replace("**", "", StringComparison.Ordinal).Trim() : text;
    }

    public static (char Mark, int Count) Fence(ReadOnlySpan<char> body)
    {
        if (body.Length < 3 || body[0] is not ('`' or '~'))
        {
            return default;
        }

        var count = 1;
        while (count < body.Length && body[count] == body[0])
        {
            count++;
        }

        return count >= 3 && (body[0] == '~' || body[count..].IndexOf('`') < 0) ? (body[0], count) : default;
    }

    public static bool ClosesFence(ReadOnlySpan<char> body, char mark, int count)
    {
        var own = 0;
        while (own < body.Length && body[own] == mark)
        {
            own++;
        }

        return own >= count && body[own..].IsWhiteSpace();
    }

    public static bool IsRule(ReadOnlySpan<char> body)
    {
        if (body.Length < 3 || body[0] is not ('-' or '*' or '_'))
        {
            return false;
        }

        var count = 0;
        foreach (var c in body)
        {
            if (c == body[0])
            {
                count++;
            }
            else if (c is not (' ' or '\t'))
            {
                return false;
            }
        }

        return count >= 3;
    }

    public static bool IsUnderline(ReadOnlySpan<char> body)
    {
        var line = body.TrimEnd();
        return line.Length > 0 && line[0] is '=' or '-' && line.IndexOfAnyExcept(line[0]) < 0;
    }

    // The length of `- ` or `12. ` without the blank; 0 for no marker.
    public static int Marker(ReadOnlySpan<char> body)
    {
        var length = 0;
        if (body.Length > 0 && body[0] is '-' or '*' or '+')
        {
            length = 1;
        }
        else
        {
            while (length < body.Length && length < 10 && char.IsAsciiDigit(body[length]))
            {
                length++;
            }

            length = length is > 0 and < 10 && length < body.Length && body[length] is '.' or ')' ? length + 1 : 0;
        }

        return length > 0 && (length == body.Length || body[length] is ' ' or '\t') ? length : 0;
    }

    // `[ ] `, `[x] `, Kiro's `[-] ` and `[ ]* `: what it says, and where the text behind it begins.
    public static (BoxState State, int Length)? TaskBox(ReadOnlySpan<char> body)
    {
        if (body.Length < 3 || body[0] != '[' || body[2] != ']' || body[1] is not (' ' or 'x' or 'X' or '-' or '~' or '/' or '✓' or '✔' or '✅'))
        {
            return null;
        }

        var length = body.Length > 3 && body[3] == '*' && (body.Length == 4 || body[4] == ' ') ? 4 : 3;
        if (length < body.Length && body[length] is not (' ' or '\t'))
        {
            return null;
        }

        while (length < body.Length && body[length] is ' ' or '\t')
        {
            length++;
        }

        return (new(body[1] is 'x' or 'X' or '✓' or '✔' or '✅', body[1] is '-' or '~' or '/', body.Length > 3 && body[3] == '*'), length);
    }
}
