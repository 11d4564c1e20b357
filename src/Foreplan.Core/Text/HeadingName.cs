using System.Text.RegularExpressions;

namespace Foreplan.Text;

// A heading's words for comparing: lower case, without numbering, emphasis, remarks in brackets and a final colon.
internal static partial class HeadingName
{
    public static string Of(string title)
    {
        // Most headings have neither number nor remark, and this is asked of each of them by many.
        var text = title.AsSpan().TrimStart() is [var first, ..] && char.IsDigit(first) ? Number().Without(title) : title;
        text = (text.Contains('(', StringComparison.Ordinal) ? Remark().Without(text) : text).Replace("&", "and", StringComparison.Ordinal).Replace('’', '\'');
        return Blanks.Collapse(text.Trim(' ', '*', '_', ':', '.', '`').ToLowerInvariant());
    }

    [GeneratedRegex(@"^\s*\d+(?:\.\d+)*[.)]?\s+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s*(?:\*?\([^()]*\)\*?)\s*$")]
    private static partial Regex Remark();
}
