using System.Text.RegularExpressions;

namespace Foreplan.Text;

// A heading's words for comparing: lower case, without numbering, emphasis, remarks in brackets and a final colon.
internal static partial class HeadingName
{
    private const string And = "and";
    private const int UsualLength = 80;

    public static string Of(string title)
    {
        // Most headings have neither number nor remark, and this is asked of each of them by many.
        var text = title.AsSpan().TrimStart() is [var first, ..] && char.IsDigit(first) ? Number().Without(title) : title;
        return Bare((text.Contains('(', StringComparison.Ordinal) ? Remark().Without(text) : text).AsSpan().Trim(" *_:.`"));
    }

    // In one pass, with one blank for any.
    private static string Bare(ReadOnlySpan<char> text)
    {
        var name = text.Length <= UsualLength ? stackalloc char[UsualLength * And.Length] : new char[text.Length * And.Length];
        var end = 0;
        foreach (var c in text)
        {
            if (c == '&')
            {
                And.CopyTo(name[end..]);
                end += And.Length;
            }
            else if (!char.IsWhiteSpace(c))
            {
                name[end++] = c == '’' ? '\'' : char.IsAscii(c) ? char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c : char.ToLowerInvariant(c);
            }
            else if (end > 0 && name[end - 1] != ' ')
            {
                name[end++] = ' ';
            }
        }

        return new(name[..end].TrimEnd(' '));
    }

    [GeneratedRegex(@"^\s*\d+(?:\.\d+)*[.)]?\s+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s*(?:\*?\([^()]*\)\*?)\s*$")]
    private static partial Regex Remark();
}
