using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Foreplan.RunPages;

/// <summary>HTML that is written piece by piece: what is put in by <see cref="Line"/> is text, never markup.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new();

    /// <summary>Markup of our own, as it is.</summary>
    public HtmlText Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>A line of our own markup; every value in it is text.</summary>
    public HtmlText Line(FormattableString line)
    {
        var values = line.GetArguments().Select(value => (object)Of(FormattableString.Invariant($"{value}"))).ToArray();
        text.AppendFormat(null, line.Format, values).Append('\n');
        return this;
    }

    public override string ToString() => text.ToString();

    private static string Of(string value) => Encoder.Encode(value);
}
