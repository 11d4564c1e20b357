namespace Foreplan.Web.Tests;

/// <summary>The plan of a small repository, with prose, a table, code, a question and an assumed answer.</summary>
internal static class StandTexts
{
    public const string Spec = Greeting.Spec;

    private const string Open = "- **Q1** (open): In which language does it greet?\n  - Why: the file holds one line\n  - Options: English | German\n  - Recommended: English\n";

    public static string Plan { get; } = Greeting.Plan
        .Replace("## Decisions\n", $"## Questions\n{Open}- **Q2** (assumed): Does it end with a full stop? → no\n\n## Decisions\n", StringComparison.Ordinal)
        .Replace("#### Steps\n1. Create `src/greeting.txt`", "#### Current state\n```text src/app.txt:1-2\none\ntwo\n```\n\n#### Steps\n1. Create `src/greeting.txt`", StringComparison.Ordinal);

    /// <summary>The same with nothing open.</summary>
    public static string Answered { get; } = Plan.Replace(Open, "", StringComparison.Ordinal).Replace("**Q2**", "**Q1**", StringComparison.Ordinal);
}
