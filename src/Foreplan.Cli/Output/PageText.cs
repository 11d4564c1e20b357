using System.Runtime.CompilerServices;
using System.Text;

namespace Foreplan.Cli.Output;

/// <summary>An interpolated line of a <see cref="Page"/>: every hole is cleaned, an <see cref="Ink"/> is coloured.</summary>
[InterpolatedStringHandler]
internal readonly ref struct PageText
{
    private readonly StringBuilder text;
    private readonly bool colour;

    public PageText(int literalLength, int formattedCount, Page page)
    {
        text = new StringBuilder(literalLength + (formattedCount * 16));
        colour = page.HasColour;
    }

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(Ink value)
    {
        if (colour && value.Code > 0)
        {
            text.Append("\e[").Append(value.Code).Append('m').Append(PlainText.Clean(value.Text)).Append("\e[0m");
        }
        else
        {
            AppendFormatted(value.Text);
        }
    }

    public void AppendFormatted(string? value) => text.Append(PlainText.Clean(value ?? ""));

    public void AppendFormatted(string? value, int alignment) => AppendFormatted(alignment < 0 ? (value ?? "").PadRight(-alignment) : (value ?? "").PadLeft(alignment));

    public void AppendFormatted<T>(T value) => AppendFormatted(value?.ToString());

    public override string ToString() => text.ToString();
}
