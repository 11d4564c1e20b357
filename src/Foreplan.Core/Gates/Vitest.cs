using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class Vitest : ITestRunner
{
    public string Name => "Vitest";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["vitest", ..] && !words.Contains("list");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var counts = lines.Select(line => Summary().Match(line)).Where(match => match.Success).Select(match => Parts.Read(Name, match.Groups["parts"].Value)).ToList();
        if (counts.Count > 0)
        {
            return counts.Aggregate(TestCount.Add);
        }

        return lines.Any(line => line.Trim().StartsWith("No test files found", StringComparison.Ordinal)) ? new(Name, 0, 0) : null;
    }

    // In a workspace the package manager puts the package's name before the line.
    [GeneratedRegex(@"^(?:[^\s:]+[ :]test[\w:-]*: ?)?\s*Tests\s+(?:(?<parts>no tests)|(?<parts>\d+ [a-z].*?)\s*\(\d+\))\s*$")]
    private static partial Regex Summary();
}
