using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Ruby's minitest, which Rails starts; it is green when it found no test.</summary>
internal sealed partial class Minitest : ITestRunner
{
    public string Name => "minitest";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["rails", "test" or "test:all" or "test:system", ..];

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var counts = lines.Select(line => Summary().Match(line)).Where(match => match.Success).Select(Count).ToList();
        return counts.Count == 0 ? null : counts.Aggregate(TestCount.Add);
    }

    private TestCount Count(Match match)
    {
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan);
        var failed = Number("failed") + Number("errors");
        return new(Name, Math.Max(0, Number("run") - failed - Number("skipped")), failed);
    }

    [GeneratedRegex(@"^(?<run>[0-9]{1,6}) (?:runs|tests), [0-9]+ assertions, (?<failed>[0-9]{1,6}) failures, (?<errors>[0-9]{1,6}) errors, (?<skipped>[0-9]{1,6}) skips$")]
    private static partial Regex Summary();
}
