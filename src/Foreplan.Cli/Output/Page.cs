using System.Text;

namespace Foreplan.Cli.Output;

/// <summary>Lines for a person. What is put in is cleaned; colours come from <see cref="Ink"/> alone.</summary>
/// <param name="colour">Whether the stream shows colours.</param>
/// <param name="unicode">Whether it shows more than ASCII.</param>
internal sealed class Page(bool colour, bool unicode)
{
    private readonly StringBuilder text = new();

    public bool HasColour => colour;

    public Glyphs Glyphs { get; } = unicode ? Glyphs.Unicode : Glyphs.Ascii;

    public bool IsEmpty => text.Length == 0;

    public Page Line([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] ref PageText line) => Append(line.ToString());

    public Page Line(string line = "") => Append(PlainText.Clean(line));

    /// <summary>Several lines as they are, each moved to the right.</summary>
    public Page Block(string lines, string indent = "")
    {
        foreach (var line in PlainText.Clean(lines).TrimEnd('\n').Split('\n'))
        {
            Append((indent + line).TrimEnd());
        }

        return this;
    }

    /// <summary>What is shown, each line after a mark such as a time.</summary>
    public Page Stamped(string mark, Action<Page> show)
    {
        var part = new Page(colour, unicode);
        show(part);
        foreach (var line in part.text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(mark).Append("  ").Append(line).Append('\n');
        }

        return this;
    }

    public override string ToString() => text.ToString();

    private Page Append(string line)
    {
        text.Append(unicode ? line : Glyphs.ToAscii(line)).Append('\n');
        return this;
    }
}
