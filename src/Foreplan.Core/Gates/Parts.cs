using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Reads <c>1 failed, 2 skipped, 3 passed</c>, with any separator.</summary>
internal static partial class Parts
{
    public static TestCount Read(string runner, string text)
    {
        int passed = 0, failed = 0;
        foreach (Match match in Part().Matches(text))
        {
            var number = int.Parse(match.Groups["n"].ValueSpan);
            switch (match.Groups["what"].Value)
            {
                case "passed":
                    passed += number;
                    break;
                case "failed" or "error" or "errors":
                    failed += number;
                    break;
                default:
                    break;
            }
        }

        return new(runner, passed, failed);
    }

    [GeneratedRegex(@"\b(?<n>[0-9]{1,6}) (?<what>[a-z]+)")]
    private static partial Regex Part();
}
