using System.Text;

namespace Foreplan.Web.Rendering;

/// <summary>HTML being written: elements by our own code only, everything else as text.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder html = new();

    /// <summary>Adds markup of our own.</summary>
    public HtmlText Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Adds text. What would hide or reorder other text on a screen is shown as a mark, one for one, so that positions stay true.</summary>
    public HtmlText Text(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(IsUnseen(c) ? '\uFFFD' : c),
            };
        }

        return this;
    }

    public override string ToString() => html.ToString();

    // C0 and C1 controls, direction overrides and isolates, zero-width blanks.
    private static bool IsUnseen(char c) => (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u061C';
}
