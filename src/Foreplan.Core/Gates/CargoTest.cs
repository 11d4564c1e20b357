using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class CargoTest : ITestRunner
{
    public string Name => "cargo test";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["cargo", ..]
        && words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.StartsWith('+')) is "test" or "t"
        && !words.Contains("--no-run") && !words.Contains("--list");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => true;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var matches = lines.Select(line => Summary().Match(line)).Where(match => match.Success).ToList();
        return matches.Count == 0
            ? null
            : new(Name, matches.Sum(match => int.Parse(match.Groups["passed"].ValueSpan)), matches.Sum(match => int.Parse(match.Groups["failed"].ValueSpan)));
    }

    [GeneratedRegex(@"^\s*test result: \w+\. (?<passed>[0-9]{1,6}) passed; (?<failed>[0-9]{1,6}) failed;")]
    private static partial Regex Summary();
}
