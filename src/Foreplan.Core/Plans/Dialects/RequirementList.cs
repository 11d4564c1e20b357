using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Lines;
using Foreplan.Plans.Dialects.Phases;
using Foreplan.Text;

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

        var constraints = Constraints(document).Select((text, index) => $"- **C{index + 1}**: {text}").ToList();
        return found.Count + constraints.Count == 0 ? null : $"# {title}\n{List("Requirements", found)}{List("Constraints", constraints)}";
    }

    // superpowers: what is below `Global Constraints` belongs to every task.
    public static IReadOnlyList<string> Constraints(DialectDocument document)
    {
        List<string> found = [];
        foreach (var section in document.Root.Below.Where(section => section.Title.Contains("onstraints", StringComparison.OrdinalIgnoreCase) && HeadingName.Of(section.Title) == "global constraints"))
        {
            found.AddRange(LineBlock.Split(document.Lines, section.BodyStart, section.OwnEnd).Where(block => block.Kind == LineKind.Item)
                .Select(block => string.Join(' ', document.Lines[block.Start..block.End].Where(line => !line.IsBlank).Select((line, index) => line.IsItem && index > 0 ? line.Text.Trim() : line.Body))));
        }

        return found;
    }

    private static string List(string title, List<string> items) => items.Count == 0 ? "" : $"\n## {title}\n{string.Join('\n', items)}\n";

    [GeneratedRegex(@"^(?:\*\*)?(?<id>R[0-9]{1,4})(?:[.:)]?\*\*)?[.:)]?\s+(?<text>\S.*)$")]
    private static partial Regex Numbered();
}
