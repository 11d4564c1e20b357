using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class DotnetTest : ITestRunner
{
    public string Name => "dotnet test";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["dotnet", "test" or "vstest", ..]
        && !words.Any(word => word is "--list-tests" or "-t" or "--help" or "-h");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => true;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        return Sum(PerProject().Matches(text)) ?? Sum(Summary().Matches(text)) ?? Sum(Listed().Matches(text)) ?? None(text);
    }

    private TestCount? Sum(MatchCollection matches) => matches.Count == 0
        ? null
        : new(Name, matches.Sum(match => Number(match, "passed")), matches.Sum(match => Number(match, "failed")));

    private static int Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan) : 0;

    private TestCount? None(string text) =>
        text.Contains("No test matches the given testcase filter", StringComparison.Ordinal)
        || text.Contains("No test is available in", StringComparison.Ordinal)
        || text.Contains("Zero tests ran", StringComparison.Ordinal)
            ? new(Name, 0, 0)
            : null;

    // VSTest's line for each project.
    [GeneratedRegex(@"^\s*(?:Passed|Failed|Skipped)!\s+- Failed:\s+(?<failed>[0-9]{1,6}), Passed:\s+(?<passed>[0-9]{1,6}), Skipped:\s+\d+, Total:\s+\d+", RegexOptions.Multiline)]
    private static partial Regex PerProject();

    // Microsoft.Testing.Platform's block, and the terminal logger's line.
    [GeneratedRegex(@"^\s*Test (?:run )?summary:[^\n]*?\s+total: \d+,?\s+failed: (?<failed>[0-9]{1,6}),?\s+succeeded: (?<passed>[0-9]{1,6}),?\s+skipped: \d+", RegexOptions.Multiline)]
    private static partial Regex Summary();

    // VSTest at normal verbosity.
    [GeneratedRegex(@"^Total tests: \d+(?:\n\s+(?:Passed: (?<passed>[0-9]{1,6})|Failed: (?<failed>[0-9]{1,6})|Skipped: \d+))*", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
