using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class Pytest : ITestRunner
{
    public string Name => "pytest";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["pytest" or "py.test", ..] && !words.Contains("--collect-only") && !words.Contains("--co");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var counts = lines.Select(line => Summary().Match(line)).Where(match => match.Success).Select(match => Parts.Read(Name, match.Groups["parts"].Value)).ToList();
        return counts.Count == 0 ? null : counts.Aggregate(TestCount.Add);
    }

    [GeneratedRegex(@"^(?:=+ )?(?<parts>\d+ [a-z]+(?:, \d+ [a-z]+)*|no tests (?:ran|collected)(?: \(.*\))?|no tests ran, .*) in \d+(?:\.\d+)?s(?: \([\d:]+\))?(?: =+)?$")]
    private static partial Regex Summary();
}
