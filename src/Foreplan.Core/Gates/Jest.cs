using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class Jest : ITestRunner
{
    public string Name => "Jest";

    public bool IsStartedBy(IReadOnlyList<string> words) => (words is ["jest", ..] or ["react-scripts", "test", ..]) && !words.Contains("--listTests");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var counts = lines.Select(line => Summary().Match(line)).Where(match => match.Success).Select(match => Parts.Read(Name, match.Groups["parts"].Value))
            .Concat(lines.Select(line => Json().Match(line)).Where(match => match.Success)
                .Select(match => new TestCount(Name, int.Parse(match.Groups["passed"].ValueSpan), int.Parse(match.Groups["failed"].ValueSpan))))
            .ToList();
        if (counts.Count > 0)
        {
            return counts.Aggregate(TestCount.Add);
        }

        return lines.Any(line => line.StartsWith("No tests found", StringComparison.Ordinal)) ? new(Name, 0, 0) : null;
    }

    // In a workspace the package manager puts the package's name before the line.
    [GeneratedRegex(@"^(?:[^\s:]+[ :]test[\w:-]*: ?)?\s*Tests:\s+(?<parts>.*)\btotal$")]
    private static partial Regex Summary();

    [GeneratedRegex(@"^\{.*""numFailedTests"":(?<failed>[0-9]{1,6}),.*""numPassedTests"":(?<passed>[0-9]{1,6}),")]
    private static partial Regex Json();
}
