namespace Foreplan.Cli.Output;

/// <summary>The marks of lists, in a terminal's reach.</summary>
internal sealed record Glyphs(string Done, string Now, string Open, string Failed, string Dot, IReadOnlyList<string> Spinner)
{
    public static Glyphs Unicode { get; } = new("✓", "▸", "·", "✗", "·", ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]);

    public static Glyphs Ascii { get; } = new("x", ">", "-", "!", "-", ["|", "/", "-", "\\"]);

    /// <summary>Our own typography in ASCII; what else is not ASCII is left to the terminal.</summary>
    public static string ToAscii(string line) =>
        line.Replace("→", "->", StringComparison.Ordinal).Replace("…", "...", StringComparison.Ordinal).Replace("·", "-", StringComparison.Ordinal);
}
