using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class PhpUnit : ITestRunner
{
    public string Name => "PHPUnit";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["phpunit" or "phpunit.phar" or "simple-phpunit", ..] && !words.Contains("--list-tests");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var counts = lines.Select(Count).OfType<TestCount>().ToList();
        return counts.Count == 0 ? null : counts.Aggregate(TestCount.Add);
    }

    private TestCount? Count(string line)
    {
        if (Ok().Match(line) is { Success: true } ok)
        {
            return new(Name, int.Parse(ok.Groups["n"].ValueSpan), 0);
        }

        if (line.StartsWith("No tests executed!", StringComparison.Ordinal))
        {
            return new(Name, 0, 0);
        }

        if (!line.StartsWith("Tests: ", StringComparison.Ordinal) || !line.Contains("Assertions: ", StringComparison.Ordinal))
        {
            return null;
        }

        var numbers = Part().Matches(line).GroupBy(match => match.Groups["what"].Value).ToDictionary(group => group.Key, group => int.Parse(group.First().Groups["n"].ValueSpan));
        int Number(string what) => numbers.GetValueOrDefault(what);
        var failed = Number("Errors") + Number("Failures");
        return new(Name, Math.Max(0, Number("Tests") - failed - Number("Skipped") - Number("Incomplete")), failed);
    }

    [GeneratedRegex(@"^OK \((?<n>[0-9]{1,6}) tests?, \d+ assertions?\)")]
    private static partial Regex Ok();

    [GeneratedRegex(@"(?<what>[A-Z][A-Za-z ]*): (?<n>[0-9]{1,6})")]
    private static partial Regex Part();
}
