namespace Foreplan.Cli.Output;

/// <summary>A piece of text in a colour; the only way to a colour, so that no text from outside brings its own.</summary>
/// <param name="Text">The text.</param>
/// <param name="Code">The number of the terminal's code.</param>
internal readonly record struct Ink(string Text, int Code)
{
    public static Ink Plain(string text) => new(text, 0);

    public static Ink Bold(string text) => new(text, 1);

    public static Ink Faint(string text) => new(text, 2);

    public static Ink Bad(string text) => new(text, 31);

    public static Ink Good(string text) => new(text, 32);

    public static Ink Care(string text) => new(text, 33);

    public static Ink Command(string text) => new(text, 36);

    /// <summary>The text; a conditional expression of two interpolated strings loses the colour, never the words.</summary>
    public override string ToString() => Text;
}
