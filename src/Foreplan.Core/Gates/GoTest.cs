using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Counts by name, subtests too, as <c>go test</c> lists them; without <c>-v</c> or <c>-json</c> it tells no number.</summary>
internal sealed partial class GoTest : ITestRunner
{
    public string Name => "go test";

    public bool IsStartedBy(IReadOnlyList<string> words) => (words is ["go", "test", ..] && !words.Any(word => word is "-c" or "-list" || word.StartsWith("-list=", StringComparison.Ordinal)))
        || words is ["gotestsum", ..];

    public bool SilenceMeansNone(IReadOnlyList<string> words) => false;

    public TestCount? Read(IReadOnlyList<string> lines)
    {
        int passed = 0, failed = 0;
        bool detailed = false, ran = false, none = false;
        foreach (var line in lines)
        {
            if ((line.StartsWith('{') ? Event().Match(line) : Result().Match(line)) is { Success: true } match)
            {
                detailed |= !match.Groups["what"].ValueSpan.Equals("FAIL", StringComparison.Ordinal);
                passed += match.Groups["what"].ValueSpan.Equals("pass", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                failed += match.Groups["what"].ValueSpan.Equals("fail", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
            else if (Package().Match(line) is { Success: true } package)
            {
                ran |= !package.Groups["none"].Success;
                none |= package.Groups["none"].Success;
            }
        }

        if (detailed || failed > 0)
        {
            return new(Name, !detailed && ran ? null : passed, failed);
        }

        return ran ? new(Name, null, 0) : none ? new(Name, 0, 0) : null;
    }

    [GeneratedRegex(@"^\s*--- (?<what>PASS|FAIL|SKIP): \S+ \(")]
    private static partial Regex Result();

    [GeneratedRegex(@"""Action"":""(?<what>pass|fail|skip)"".*""Test"":")]
    private static partial Regex Event();

    [GeneratedRegex(@"^(?:ok\s+\S+\s+(?:\(cached\)|[\d.]+s)(?:.*(?<none>\[no tests to run\]))?|\?\s+\S+\s+(?<none>\[no test files\])|\s+\S+\s+coverage: 0\.0% of statements(?<none>))")]
    private static partial Regex Package();
}
