using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Cli.Output;

/// <summary>Text from models, repositories and commands without anything that a terminal would obey.</summary>
internal static partial class PlainText
{
    /// <summary>Without escape sequences, control characters and marks that turn the direction of writing; line ends and tabs stay.</summary>
    public static string Clean(string text) => IsPlain(text)
        ? text
        : Unwanted().Without(Sequences().Without(text).Replace("\r\n", "\n", StringComparison.Ordinal));

    /// <summary>The same on one line, cut to a width.</summary>
    public static string OneLine(string text, int width = 160)
    {
        var line = string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= width ? line : line[..Math.Max(1, width - 1)] + "…";
    }

    private static bool IsPlain(string text)
    {
        var at = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        while (at >= 0 && at < text.Length && IsPlain(text[at]))
        {
            at++;
        }

        return at < 0 || at == text.Length;
    }

    // Nothing that either pattern finds begins with one of these: most lines need no pattern to be loaded.
    private static bool IsPlain(char c) =>
        c is (>= ' ' and <= '~') or '\t' or '\n' or (>= '\u00a0' and < '\u061c') or (> '\u061c' and < '\u200e') or (> '\u200f' and < '\u2028') or > '\u2069';

    [GeneratedRegex(@"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]")]
    private static partial Regex Sequences();

    [GeneratedRegex(@"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")]
    private static partial Regex Unwanted();
}
