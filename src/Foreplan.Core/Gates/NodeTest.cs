using System.Text.RegularExpressions;

namespace Foreplan.Gates;

internal sealed partial class NodeTest : ITestRunner
{
    public string Name => "node --test";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["node", ..] && words.Contains("--test");

    public bool SilenceMeansNone(IReadOnlyList<string> words) =>
        !words.Any(word => word.StartsWith("--test-reporter", StringComparison.Ordinal));

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        // tape and Mocha also print "# pass"; only node has "cancelled".
        if (!lines.Any(line => Cancelled().IsMatch(line)))
        {
            return null;
        }

        int passed = 0, failed = 0, files = 0;
        foreach (var line in lines)
        {
            if (Summary().Match(line) is { Success: true } match)
            {
                var number = int.Parse(match.Groups["n"].ValueSpan);
                passed += match.Groups["what"].Value == "pass" ? number : 0;
                failed += match.Groups["what"].Value == "pass" ? 0 : number;
            }
            else if (Entry().Match(line) is { Success: true } entry && IsFile(entry.Groups["name"].Value))
            {
                files++;
            }
        }

        return new(Name, Math.Max(0, passed - files), failed);
    }

    /// <summary>A test file without a test is reported as one passed test that bears the file's name.</summary>
    private static bool IsFile(string name) => FileName().IsMatch(name) && (name.StartsWith('/') || TestFileName().IsMatch(name) || name is [_, ':', '\\', ..]);

    [GeneratedRegex(@"^(?:#|ℹ) cancelled \d+$")]
    private static partial Regex Cancelled();

    [GeneratedRegex(@"^(?:#|ℹ) (?<what>pass|fail|cancelled) (?<n>[0-9]{1,6})$")]
    private static partial Regex Summary();

    [GeneratedRegex(@"^(?:ok \d+ - (?<name>.+?)|✔ (?<name>.+?) \([\d.]+ms\))$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\.[cm]?[jt]sx?$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\S*(?:(?:[.\-_]test|[.\-_]spec)\.\w+|(?:^|[/\\])tests?[/\\]\S+|(?:^|[/\\])test(?:-[^/\\]+)?\.\w+)$")]
    private static partial Regex TestFileName();
}
