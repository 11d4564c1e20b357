using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects;

/// <summary>The examples of <c>docs/dialects.md</c> by the dialect that their fence names.</summary>
internal static partial class DialectExamples
{
    public static IReadOnlyDictionary<string, SourceText> All { get; } = Fence()
        .Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs", "dialects.md")).ReplaceLineEndings("\n"))
        .ToDictionary(match => match.Groups["name"].Value, match => SourceText.From(match.Groups["kind"].Value == "json" ? "tasks.json" : "some.md", match.Groups["text"].Value));

    public static DialectPlan Read(string dialect) => PlanDialects.Read(All[dialect]);

    [GeneratedRegex("^````(?<kind>markdown|json) (?<name>[a-z-]+)\n(?<text>.*?\n)````$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
