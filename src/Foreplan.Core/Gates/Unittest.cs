using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Python's own runner, and Django's, which prints the same. Before Python 3.12 it is green when it found no test.</summary>
internal sealed partial class Unittest : ITestRunner
{
    public string Name => "unittest";

    public bool IsStartedBy(IReadOnlyList<string> words) => !words.Any(word => word is "-h" or "--help")
        && (words is ["unittest", ..] or ["python" or "python3", "manage.py", "test", ..] or ["manage.py" or "django-admin", "test", ..]);

    // Django may be told to start another runner, which prints its own summary.
    public bool SilenceMeansNone(IReadOnlyList<string> words) => words is ["unittest", ..];

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        TestCount? sum = null;
        for (var at = 0; at < lines.Count; at++)
        {
            if (Ran().Match(lines[at]) is { Success: true } ran)
            {
                var run = int.Parse(ran.Groups["n"].ValueSpan);
                var end = lines.Skip(at + 1).Take(3).Select(line => End().Match(line)).FirstOrDefault(match => match.Success);
                var parts = Part().Matches(end?.Value ?? "").ToLookup(part => part.Groups["what"].Value, part => int.Parse(part.Groups["n"].ValueSpan));
                var failed = parts["failures"].Concat(parts["errors"]).Concat(parts["unexpected successes"]).Sum();
                var count = new TestCount(Name, Math.Max(0, run - failed - parts["skipped"].Concat(parts["expected failures"]).Sum()), failed);
                sum = sum is null ? count : sum + count;
            }
        }

        return sum;
    }

    [GeneratedRegex(@"^Ran (?<n>[0-9]{1,6}) tests? in [\d.]+s$")]
    private static partial Regex Ran();

    [GeneratedRegex(@"^(?:OK|FAILED|NO TESTS RAN)\b.*$")]
    private static partial Regex End();

    [GeneratedRegex(@"(?<what>failures|errors|skipped|expected failures|unexpected successes)=(?<n>[0-9]{1,6})")]
    private static partial Regex Part();
}
