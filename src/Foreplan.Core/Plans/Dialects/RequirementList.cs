using System.Text.RegularExpressions;

namespace Foreplan.Plans.Dialects;

// Requirements that a plan lists with ids of its own, as a spec.
internal static partial class RequirementList
{
    // Null when the document lists none.
    public static string? Of(DialectDocument document, string title)
    {
        List<string> found = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var line in document.Lines)
        {
            if (line is { IsItem: true, IsOrdered: false, Indent: 0, Body: ['R' or '*', ..] } && Numbered().Match(line.Body) is { Success: true } match && ids.Add(match.Groups["id"].Value))
            {
                found.Add($"- **{match.Groups["id"].Value}**: {match.Groups["text"].Value.Trim()}");
            }
        }

        return found.Count == 0 ? null : $"# {title}\n\n## Requirements\n{string.Join('\n', found)}\n";
    }

    [GeneratedRegex(@"^(?:\*\*)?(?<id>R[0-9]{1,4})(?:[.:)]?\*\*)?[.:)]?\s+(?<text>\S.*)$")]
    private static partial Regex Numbered();
}
