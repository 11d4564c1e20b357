using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Maven's Surefire and Failsafe: a line per class with its time, and one per module without.</summary>
internal sealed partial class Surefire : ITestRunner
{
    public string Name => "Surefire";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["mvn" or "mvnw" or "mvnd", ..]
        && words.Any(word => word is "test" or "verify" or "integration-test" || word.StartsWith("surefire:", StringComparison.Ordinal) || word.StartsWith("failsafe:", StringComparison.Ordinal))
        && !words.Any(word => word.StartsWith("-DskipTests", StringComparison.Ordinal) || word.StartsWith("-Dmaven.test.skip", StringComparison.Ordinal));

    // With -q a green run prints nothing.
    public bool SilenceMeansNone(IReadOnlyList<string> words) => !words.Contains("-q") && !words.Contains("--quiet");

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var all = lines.Select(line => (Match: Summary().Match(line), PerClass: line.Contains("Time elapsed", StringComparison.Ordinal))).Where(found => found.Match.Success).ToList();
        var modules = all.Where(found => !found.PerClass).ToList();
        var counted = modules.Count > 0 ? modules : all;
        return counted.Count == 0 ? null : counted.Select(found => Count(found.Match)).Aggregate(TestCount.Add);
    }

    private TestCount Count(Match match)
    {
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan);
        var failed = Number("failures") + Number("errors");
        return new(Name, Number("run") - failed - Number("skipped"), failed);
    }

    [GeneratedRegex(@"^(?:\[[A-Z]+\]\s+)?Tests run:\s*(?<run>[0-9]{1,6}), Failures:\s*(?<failures>[0-9]{1,6}), Errors:\s*(?<errors>[0-9]{1,6}), Skipped:\s*(?<skipped>[0-9]{1,6})")]
    private static partial Regex Summary();
}
