using System.Text.RegularExpressions;

namespace Foreplan.Reviews;

/// <summary>Knows test files, test functions and skipped tests of the usual frameworks.</summary>
internal static partial class TestCode
{
    public static bool IsTestFile(string path) => TestPath().IsMatch(path) && CodePath().IsMatch(path);

    public static int CountTests(IEnumerable<string> lines) => lines.Sum(line => LineText.IsComment(line) && !line.TrimStart().StartsWith("#[", StringComparison.Ordinal) ? 0 : Function().Count(line));

    public static string? Skip(string line) => LineText.IsComment(line) ? null : Skipped().Match(line) is { Success: true } match ? match.Value.Trim() : null;

    [GeneratedRegex(@"(?:^|/)(?:tests?|__tests__|specs?|e2e)/|[._-](?:test|spec|tests)\.\w+$|(?:^|/)test_[^/]+$|_test\.\w+$|Tests?\.\w+$|(?:^|/)[^/]*\.Tests?/|(?:^|/)test\.\w+$", RegexOptions.IgnoreCase)]
    private static partial Regex TestPath();

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|cs|fs|vb|py|go|rs|rb|php|java|kts?|scala|swift|cc|cpp|c|exs?|dart|lua|sh)$")]
    private static partial Regex CodePath();

    [GeneratedRegex(@"(?<![\w.$])(?:it|test)(?:\.(?:only|each|skip|concurrent)\b[^(]*)?\s*\(\s*(?:['""`]|$)|\[(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\b|^\s*(?:async\s+)?def\s+test\w*\s*\(|^func\s+Test\w*\s*\(|#\[(?:\w+::)*test\b|@(?:Test|ParameterizedTest|RepeatedTest)\b|function\s+test\w+\s*\(|^\s*(?:it|specify|scenario)\s+['""]|\bTEST(?:_F|_P)?\s*\(")]
    private static partial Regex Function();

    [GeneratedRegex(@"\b(?:describe|context|suite|it|test)\s*\.\s*(?:skip|todo|only)(?:\.each)?\b|(?<![\w.])(?:xit|xdescribe|xtest|xcontext|fit|fdescribe)\s*\(|\[(?:Fact|Theory)\s*\([^)]*\bSkip\s*=|\[Ignore\b|@(?:Ignore|Disabled)\b|@(?:pytest\.mark|unittest)\.(?:skip\w*|xfail|expectedFailure)|\bpytest\.(?:skip|xfail)\s*\(|\bself\.skipTest\s*\(|\b[tb]\.Skip(?:f|Now)?\s*\(|#\[ignore\b|\bskip\s*:\s*(?:true|['""`])|\bthis\.skip\s*\(|\bmarkTest(?:Skipped|Incomplete)\s*\(|\bAssert\.(?:Ignore|Inconclusive|Skip)\s*\(|\bGTEST_SKIP\b|^\s*(?:skip|pending)(?:\s+['""]|\s*$)")]
    private static partial Regex Skipped();
}
