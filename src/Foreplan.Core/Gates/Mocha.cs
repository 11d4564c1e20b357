using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Mocha, which is green when it found no test.</summary>
internal sealed partial class Mocha : ITestRunner
{
    public string Name => "Mocha";

    public bool IsStartedBy(IReadOnlyList<string> words) => words is ["mocha", ..] && !words.Any(word => word is "--dry-run" or "--list-reporters" or "--help" or "-h");

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        var found = lines.Select(line => Summary().Match(line)).Where(match => match.Success).ToList();
        return found.Exists(match => match.Groups["what"].Value == "passing") ? new(Name, Sum(found, "passing"), Sum(found, "failing")) : null;
    }

    private static int Sum(List<Match> found, string what) => found.Where(match => match.Groups["what"].Value == what).Sum(match => int.Parse(match.Groups["n"].ValueSpan));

    // In a workspace the package manager puts the package's name before the line.
    [GeneratedRegex(@"^(?:[^\s:]+[ :]test[\w:-]*: ?)?\s*(?:(?<n>[0-9]{1,6}) (?<what>passing) \(\w+\)|(?<n>[0-9]{1,6}) (?<what>failing))\s*$")]
    private static partial Regex Summary();
}
