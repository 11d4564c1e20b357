using System.Text.RegularExpressions;

namespace Foreplan.Text;

/// <summary>Comments behind a line's text: nobody sees them where the document is shown, and they say nothing to whoever understands the line.</summary>
internal static partial class HtmlComments
{
    /// <summary>The text without its comments; in code and between quotes they are text.</summary>
    public static string Without(string text) =>
        text.Contains("<!--", StringComparison.Ordinal) ? Comment().Replace(text, match => match.Value[0] == '<' ? "" : match.Value).Trim() : text;

    [GeneratedRegex(@"<!--.*?-->|(?<mark>`+)(?!`).*?(?<!`)\k<mark>(?!`)|""(?:[^""\\]|\\.)*""|“[^”]*”", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
