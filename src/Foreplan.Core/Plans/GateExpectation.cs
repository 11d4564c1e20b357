using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans;

internal static partial class GateExpectation
{
    public static Gate Read(Gate gate, string rest, out Diagnostic? diagnostic)
    {
        diagnostic = null;
        var arrow = Arrow().Match(rest);
        if (arrow.Success ? arrow.Groups[1].Value.Contains('`', StringComparison.Ordinal) : Second().IsMatch(rest))
        {
            diagnostic = Problems.TwoCommands(gate.Span, rest);
            return gate;
        }

        var parts = Parts(arrow.Success ? rest[arrow.Length..] : rest).ToList();
        foreach (var part in parts)
        {
            if (Apply(gate, part) is { } applied)
            {
                gate = applied;
            }
            else if (arrow.Success)
            {
                diagnostic ??= Problems.ExpectationNotUnderstood(gate.Span, part);
            }
        }

        if (arrow.Success && parts.Count == 0)
        {
            diagnostic = Problems.ExpectationNotUnderstood(gate.Span, "");
        }

        return gate;
    }

    private static Gate? Apply(Gate gate, string part)
    {
        var text = Remark().Without(part).Trim().TrimEnd('.').Trim('*').Trim();
        if (Exit().Match(text) is { Success: true } exit)
        {
            return gate with { ExitCode = int.Parse(exit.Groups[1].Value) };
        }

        if (Contains().Match(text) is { Success: true } contains)
        {
            return gate with { OutputContains = Escape().Replace(contains.Groups[2].Value, "$1") };
        }

        if (Tests().Match(text) is { Success: true } tests)
        {
            return gate with { AtLeastTests = int.Parse(tests.Groups[1].Value) };
        }

        return NoOutput().IsMatch(text) ? gate with { NoOutput = true } : null;
    }

    private static IEnumerable<string> Parts(string text) =>
        Part().Matches(text).Select(match => match.Value.Trim()).Select(part => LeadingAnd().Without(part)).Where(part => part.Length > 0);

    // A remark may stand between the command and the arrow.
    [GeneratedRegex(@"^(.*?)(?:→|->|=>)\s*")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^(?:,|;|&&|\+|and|then|or)+\s*(?:and\s+|then\s+)?`", RegexOptions.IgnoreCase)]
    private static partial Regex Second();

    [GeneratedRegex(@"(?:""(?:[^""\\]|\\.)*""|“[^”]*”|`[^`]*`|[^,])+")]
    private static partial Regex Part();

    [GeneratedRegex(@"^and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingAnd();

    [GeneratedRegex(@"(?<=\S)\s+\([^()""]*\)\.?$")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:exits?|exit code|exits? with)\s+`?([0-9]{1,3})`?$", RegexOptions.IgnoreCase)]
    private static partial Regex Exit();

    [GeneratedRegex(@"^(?:the )?output contains\s+([""“`'])(.+)[""”`']$", RegexOptions.IgnoreCase)]
    private static partial Regex Contains();

    [GeneratedRegex(@"\\([""\\])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^at least\s+([0-9]{1,6})\s+(?:passed\s+|passing\s+)?tests?(?:\s+pass(?:ed|ing)?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Tests();

    [GeneratedRegex(@"^no output$", RegexOptions.IgnoreCase)]
    private static partial Regex NoOutput();
}
