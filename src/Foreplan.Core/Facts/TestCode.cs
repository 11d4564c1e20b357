using System.Text.RegularExpressions;

namespace Foreplan.Facts;

/// <summary>Knows test files, test functions and skipped tests of the usual frameworks. What a string or a comment says is no code.</summary>
internal static partial class TestCode
{
    public static bool IsTestFile(string path) => TestPath().IsMatch(path) && CodePath().IsMatch(path);

    /// <summary>True for a file that may hold tests: a test file, or Rust, whose tests stand beside the code.</summary>
    public static bool MayHoldTests(string path) => IsTestFile(path) || path.EndsWith(".rs", StringComparison.Ordinal);

    public static int CountTests(IEnumerable<string> lines)
    {
        var (count, isInBlock) = (0, false);
        foreach (var line in lines)
        {
            var text = line;
            if (isInBlock)
            {
                var end = line.IndexOf("*/", StringComparison.Ordinal);
                text = end < 0 ? "" : line[(end + 2)..];
                isInBlock = end < 0;
            }

            var code = new CodeLine(text);
            count += Function().Count(code.Bare);
            isInBlock |= code.OpensBlock;
        }

        return count;
    }

    public static string? Skip(string path, string line)
    {
        var code = new CodeLine(line).Bare;
        var skip = Skipped().Match(code);
        skip = skip.Success || !path.EndsWith(".go", StringComparison.Ordinal) ? skip : SkippedInGo().Match(code);
        return skip.Success ? skip.Value.Trim() : null;
    }

    /// <summary>What leaves a test out on every machine; null when there is no such thing, or when it may depend on one.</summary>
    public static string? AlwaysSkip(string path, string line) =>
        Skip(path, line) is { } skip && Always().IsMatch(skip) ? skip : null;

    [GeneratedRegex(@"(?:^|/)(?i:tests?|__tests__|specs?|e2e)/|[._-](?i:tests?|spec)\.\w+$|(?:^|/)(?i:test)_[^/]+$|Tests?\.\w+$|(?:^|/)[^/]*\.Tests?/|(?:^|/)tests?\.\w+$")]
    private static partial Regex TestPath();

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|cs|fs|vb|py|go|rs|rb|php|java|kts?|scala|swift|cc|cpp|c|exs?|dart|lua|sh)$")]
    private static partial Regex CodePath();

    [GeneratedRegex(@"(?<![\w.$])(?:it|test)(?:\.(?:only|each|skip|concurrent)\b[^(]{0,200})?\s*\(\s*(?:['""`]|$)|\[(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\b|^\s*(?:async\s+)?def\s+test\w*\s*\(|^\s*(?:\w+\s+)?func\s+[Tt]est\w*\s*\(|#\[(?:\w+::){0,3}test\b|@(?:Test|ParameterizedTest|RepeatedTest)\b|\bfunction\s+test\w+\s*\(|^\s*(?:it|test|specify|scenario)\s+['""]|\bTEST(?:_F|_P)?\s*\(")]
    private static partial Regex Function();

    [GeneratedRegex(@"\b(?:describe|context|suite|it|test)\s*\.\s*(?:skip|todo|only)(?:\.each)?\b|(?<![\w.])(?:xit|xdescribe|xtest|xcontext|fit|fdescribe)\s*\(\s*(?:['""`]|$)|\[(?:Fact|Theory)\s*\([^)]{0,300}\bSkip\s*=|\[Ignore\b|@(?:Ignore|Disabled)\b|@(?:pytest\.mark|unittest)\.(?:skip\w*|xfail|expectedFailure)|\bpytest\.(?:skip|xfail)\s*\(|\bpytestmark\s*=.{0,200}\.(?:skip|xfail)\b|\b__test__\s*=\s*False\b|\bself\.skipTest\s*\(|#\[ignore\b|\bskip\s*:\s*(?:true|['""`])|\bthis\.skip\s*\(|\bmarkTest(?:Skipped|Incomplete)\s*\(|\bAssert\.(?:Ignore|Inconclusive|Skip)\s*\(|\bGTEST_SKIP\b|^\s*(?:skip|pending)(?:\s+['""]|\s*$)")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\.\s*(?:skip|todo|only|xfail|expectedFailure)(?:\.each)?$|^(?:x|f)\w+\s*\(|\bSkip\s*=|\b__test__\s*=|\[Ignore|^@(?:Ignore|Disabled)|#\[ignore|\bskip\s*:\s*(?:true|['""`])")]
    private static partial Regex Always();

    // Elsewhere `t.Skip(` takes the first of a sequence away.
    [GeneratedRegex(@"\b\w+\.Skip(?:f|Now)?\s*\(")]
    private static partial Regex SkippedInGo();
}
