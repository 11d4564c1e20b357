using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class RSpec : ITestRunner
{
    public string Name => "RSpec";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["rspec", ..] && !words.Contains("--dry-run");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var counts = lines.Select(line => Summary().Match(line)).Where(match => match.Success).Select(Count).ToList();
        return counts.Count == 0 ? null : counts.Aggregate(TestCount.Add);
    }

    private TestCount Count(Match match)
    {
        int Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan) : 0;
        return new(Name, Number("run") - Number("failed") - Number("pending"), Number("failed") + Number("errors"));
    }

    [GeneratedRegex(@"^(?<run>[0-9]{1,6}) examples?, (?<failed>[0-9]{1,6}) failures?(?:, (?<pending>[0-9]{1,6}) pending)?(?:, (?<errors>[0-9]{1,6}) errors? occurred outside of examples)?$")]
    private static partial Regex Summary();
}
