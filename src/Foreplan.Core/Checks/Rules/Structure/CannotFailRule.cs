using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Gates;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>A gate that is green whatever was built proves nothing.</summary>
internal sealed partial class CannotFailRule : IPlanRule
{
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal) { "--version", "--help", "-V", "-h", "--info" };

    private static readonly HashSet<string> Lenient = new(StringComparer.Ordinal)
    {
        "--collect-only", "--co", "--list-tests", "--listTests", "--exit-zero", "--pass-on-failing-test-suite", "--suppress-no-test-exit-code",
    };

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var gate in context.Gates)
        {
            if (gate is { ExitCode: 0 } && Judge(gate, context.Options.IsOwnFormat) is { } found)
            {
                yield return context.At(found, gate.Span);
            }
        }
    }

    private static Diagnostic? Judge(Gate gate, bool isOwn)
    {
        var expectsMore = gate.NoOutput || gate.AtLeastTests is not null || gate.OutputContains is not null;
        var words = CommandWords.Unwrap(gate.Words);
        if (PlainShell.Script(words) is not { } script)
        {
            return OfWords(gate, words, expectsMore, isOwn);
        }

        var plain = AlwaysGreen.Plain(script);
        if (plain == "exit 0" || plain.Length == 0)
        {
            return AlwaysIs(gate, plain.Length == 0 ? "nothing" : "exit", isOwn);
        }

        if (!plain.AsSpan().ContainsAny('|', '&', ';') && !plain.Contains('\n', StringComparison.Ordinal) && OfWords(gate, plain.Split(' '), expectsMore, isOwn) is { } single)
        {
            return single;
        }

        if (expectsMore)
        {
            return null;
        }

        if (Constant().IsMatch(plain) || GreenFirst().IsMatch(plain))
        {
            return AlwaysIs(gate, plain, isOwn);
        }

        if (AlwaysGreen.Before(plain) is { } early)
        {
            return Problems.GateCannotFail(gate.Text, early);
        }

        if (InBackground().IsMatch(plain))
        {
            return Problems.GateCannotFail(gate.Text, "what ends with & is not waited for");
        }

        if (!AlwaysGreen.IsStrict(plain) && BothWays().Match(plain) is { Success: true } both)
        {
            return Problems.GateCannotFail(gate.Text, $"it is green by `{both.Groups["other"].Value}` when the command fails");
        }

        return AlwaysGreen.OrGreen(plain) is { } or ? Problems.GateCannotFail(gate.Text, $"`{or}` turns every failure into success")
            : AlwaysGreen.ThenGreen(plain) is { } then ? Problems.GateCannotFail(gate.Text, $"the exit code is that of `{then}`")
            : AlwaysGreen.Pipe(plain) is { } end ? Problems.GateHidesFailure(gate.Text, $"the exit code is that of `{end}`, not of what is before it")
            : AlwaysGreen.ThenTells(plain) is { } tells ? Problems.GateHidesFailure(gate.Text, tells)
            : null;
    }

    // In another tool's plan the command may be an example, and a search is read by a person.
    private static Diagnostic AlwaysIs(Gate gate, string program, bool isOwn) =>
        Problems.GateCannotFail(gate.Text, $"`{program}` is green whatever was built") with { Severity = isOwn && program != "find" ? Severity.Error : Severity.Warning };

    private static Diagnostic? OfWords(Gate gate, IReadOnlyList<string> words, bool expectsMore, bool isOwn) => words.ToArray() switch
    {
        ["test" or "[", ..] when Constant().IsMatch(string.Join(' ', words)) => AlwaysIs(gate, string.Join(' ', words), isOwn),
        [var program, .. var rest] when rest.Length > 0 && !expectsMore && rest.All(Telling.Contains) => Problems.GateHidesFailure(gate.Text, $"`{program}` only tells about itself"),
        ["ls"] or ["find", ..] when !expectsMore && !words.Contains("+") => AlwaysIs(gate, words[0], isOwn),
        [var program, ..] when AlwaysGreen.IsProgram(program) && (!expectsMore || program is "echo" or "printf") => AlwaysIs(gate, program, isOwn),
        _ when !expectsMore && words.FirstOrDefault(word => word is "--passWithNoTests" or "--pass-with-no-tests" or "--allow-no-tests" or "--allow-empty" or "--if-present") is { } option =>
            Problems.GateHidesFailure(gate.Text, $"with `{option}` it is green when nothing was tested"),
        ["!", "false"] => AlwaysIs(gate, "! false", isOwn),
        ["python" or "python3" or "node" or "ruby" or "perl" or "php", "-c" or "-e" or "-r", var code] when !expectsMore && Idle().IsMatch(code) => AlwaysIs(gate, string.Join(' ', words), isOwn),
        ["make" or "gmake", ..] when words.FirstOrDefault(word => word is "--ignore-errors" or "--dry-run" or "--just-print" or "--recon" or "--touch" || LenientMake().IsMatch(word)) is { } option =>
            Problems.GateHidesFailure(gate.Text, $"with `{option}` make is green whatever fails"),
        _ when !expectsMore && words.FirstOrDefault(Lenient.Contains) is { } option => Problems.GateHidesFailure(gate.Text, $"`{option}` runs no test, or lets what it finds pass"),
        ["vitest", "list", ..] when !expectsMore => Problems.GateHidesFailure(gate.Text, "`list` runs no test"),
        ["git", "status" or "log" or "branch" or "show", ..] when !expectsMore => Problems.GateHidesFailure(gate.Text, "git answers with success whatever it shows"),
        ["git", "diff", ..] when !expectsMore && !words.Any(word => word is "--exit-code" or "--quiet" or "--check") => Problems.GateHidesFailure(gate.Text, "git diff answers with success whatever it shows"),
        _ => null,
    };

    // A comparison of words that are the same everywhere.
    [GeneratedRegex(@"^(?:test|\[)\s+(?:(?<a>\w+)\s+(?:=|==|-eq|-le|-ge)\s+\k<a>|-[nz]\s+\w*|\w+)\s*\]?$")]
    private static partial Regex Constant();

    // Letters that are followed by a word of their own end a bundle.
    [GeneratedRegex("^-[a-zA-Z-[CfIjloWOE]]*[int]")]
    private static partial Regex LenientMake();

    [GeneratedRegex(@"^\s*(?:pass|true|None|[0-9]+|(?:exit|quit)\(0?\)|process\.exit\(0?\))?\s*;?\s*$")]
    private static partial Regex Idle();

    [GeneratedRegex(@"(?<!&)&\s*$")]
    private static partial Regex InBackground();

    // What follows is never started.
    [GeneratedRegex(@"^(?:true|:|(?:echo|printf)\b[^;&|]*)\s*\|\|[^;&|]*$")]
    private static partial Regex GreenFirst();

    // `if COMMAND; then …; else …; fi` without an exit is the exit of its last echo.
    [GeneratedRegex(@"^if\b.*;\s*else\s+(?<other>(?:echo|printf|true|:)\b[^;&|]*);\s*fi\s*$", RegexOptions.Singleline)]
    private static partial Regex BothWays();
}
