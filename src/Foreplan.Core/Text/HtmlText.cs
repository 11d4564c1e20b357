using System.Text;

namespace Foreplan.Text;

/// <summary>HTML that is written piece by piece: elements by our own code only, everything else as text.</summary>
public sealed class HtmlText
{
    private const char Mark = '\uFFFD';

    private readonly StringBuilder html = new();

    /// <summary>Adds markup of our own, as it is.</summary>
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
                _ => html.Append(IsUnseen(c) ? Mark : c),
            };
        }

        return this;
    }

    /// <summary>Adds a line of our own markup; every value in it is text.</summary>
    public HtmlText Line(FormattableString line) =>
        Raw(string.Format(null, line.Format, line.GetArguments().Select(value => new HtmlText().Text(FormattableString.Invariant($"{value}"))).ToArray<object>())).Raw("\n");

    /// <summary>A text with a mark in the place of everything that would hide or reorder other text on a screen.</summary>
    internal static string Shown(string text) => text.Any(IsUnseen) ? string.Concat(text.Select(c => IsUnseen(c) ? Mark : c)) : text;

    /// <inheritdoc/>
    public override string ToString() => html.ToString();

    // C0 and C1 controls, direction overrides and isolates, zero-width blanks.
    private static bool IsUnseen(char c) => (char.IsControl(c) && c is not ('\n' or '\t'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u061C';
}
