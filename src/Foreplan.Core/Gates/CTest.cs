using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class CTest : ITestRunner
{
    public string Name => "CTest";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["ctest", ..] && !words.Contains("-N") && !words.Contains("--show-only");

    // With -Q it prints nothing.
    public bool SilenceMeansNone(IReadOnlyList<string> words) => !words.Contains("-Q") && !words.Contains("--quiet");

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var results = lines.Select(line => Result().Match(line)).Where(match => match.Success).Select(match => match.Groups["what"].Value).ToList();
        if (results.Count > 0)
        {
            return new(Name, results.Count(what => what == "Passed"), results.Count(what => what is not ("Passed" or "Skipped" or "Not Run")));
        }

        if (lines.Select(line => Summary().Match(line)).FirstOrDefault(match => match.Success) is { } summary)
        {
            var failed = int.Parse(summary.Groups["failed"].ValueSpan);
            return new(Name, int.Parse(summary.Groups["total"].ValueSpan) - failed, failed);
        }

        return lines.Any(line => line.StartsWith("No tests were found!!!", StringComparison.Ordinal)) ? new(Name, 0, 0) : null;
    }

    [GeneratedRegex(@"^\s*\d+/\d+ Test\s+#\d+: .*?(?:\.{2,}|\s)\s*(?:\*\*\*)?(?<what>Passed|Failed|Skipped|Not Run|Timeout|Exception)\b.*\bsec\s*$")]
    private static partial Regex Result();

    [GeneratedRegex(@"^\d+% tests passed, (?<failed>[0-9]{1,6}) tests? failed out of (?<total>[0-9]{1,6})")]
    private static partial Regex Summary();
}
