using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>Reads one verification line: a command in backticks, and after an arrow what is expected of it.</summary>
public static partial class GateReader
{
    /// <summary>Reads a line such as <c>in web: `npm test -- jwt` → exit 0, at least 6 tests</c>. Without an arrow exit 0 is expected.</summary>
    /// <param name="line">The bullet's text, markup kept.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="diagnostic">What is wrong with it, without a file; null when it is sound.</param>
    /// <returns>The gate; without words when its command could not be read.</returns>
    public static Gate Read(string line, SourceSpan span, out Diagnostic? diagnostic)
    {
        line = HtmlComments.Without(line);
        var (command, rest) = Parts(Blanks.Collapse(line));
        if (command.Length == 0)
        {
            diagnostic = Problems.NoCommand(span, Blanks.Collapse(line));
            return new() { Text = Blanks.Collapse(line), Words = [], Span = span };
        }

        var gate = GateCommand.Read(command, span, out diagnostic);
        var expected = GateExpectation.Read(gate, rest, out var problem);
        diagnostic ??= problem;
        return expected;
    }

    // `in DIR:` and `sh:` may stand before the backticks or inside them.
    private static (string Command, string Expected) Parts(string line)
    {
        line = Lead().Match(line) is { Success: true } lead ? line[lead.Groups[1].Length..] : line;
        if (Quoted().Match(line) is { Success: true } quoted)
        {
            var code = quoted.Groups[3].Value;
            var inner = code.Length > 2 && code[0] == ' ' && code[^1] == ' ' ? code[1..^1] : code;
            return ((quoted.Groups[1].Value + inner).Trim(), quoted.Groups[4].Value.Trim());
        }

        return Bare().Match(line) is { Success: true } bare ? (bare.Groups[1].Value.Trim(), bare.Groups[2].Value.Trim()) : ("", "");
    }

    // Letters of both cases are written out: with a back reference the generator leaves case-insensitive patterns to the interpreter.
    [GeneratedRegex(@"^((?:[Ii][Nn]\s+[^`:]{1,200}:\s*)?(?:[Ss][Hh]:\s*)?)(`+)(.+?)(?<!`)\2(?!`)\s*(.*)$")]
    private static partial Regex Quoted();

    // `Unit tests pass: `make test`` and `Run `make test`.` name one command too.
    [GeneratedRegex(@"^((?!in\s|sh:)[^`→]{1,200}:\s+|Run:?\s+)`[^`]+`\.?(?:\s*(?:→|->).*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^([^`]+?)\s+((?:→|->).*)$")]
    private static partial Regex Bare();
}
