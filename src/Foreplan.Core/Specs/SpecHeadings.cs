using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Specs;

internal static partial class SpecHeadings
{
    // `# Feature Specification: Photo albums` is about photo albums.
    public static string TitleOf(string heading) => Lead().Without(heading).Trim();

    public static SpecItemKind? KindOf(string title)
    {
        var name = HeadingName.Of(title);
        return name switch
        {
            "requirements" or "functional requirements" or "non-functional requirements" or "nonfunctional requirements"
                or "requirements trace" or "added requirements" or "modified requirements" or "requirement" or "what is wanted" => SpecItemKind.Requirement,
            "constraints" or "technical constraints" or "global constraints" or "constraints and considerations"
                or "constraint" => SpecItemKind.Constraint,
            "success criteria" or "success criterion" or "acceptance criteria" or "measurable outcomes" or "criteria" => SpecItemKind.Criterion,
            _ => null,
        };
    }

    public static bool IsOutOfScope(string title) =>
        HeadingName.Of(title) is "out of scope" or "non-goals" or "non goals" or "not in scope" or "scope boundaries"
            or "what we're not doing" or "what we are not doing";

    public static bool IsClarifications(string title) => HeadingName.Of(title) is "clarifications" or "clarification";

    // Kiro: `### Requirement 1: Title`, its criteria are 1.1, 1.2 …
    public static Match Kiro(string title) => KiroHeading().Match(title);

    // OpenSpec: `### Requirement: Title`.
    public static Match OpenSpec(string title) => OpenSpecHeading().Match(title);

    [GeneratedRegex(@"^(?:Feature\s+)?Spec(?:ification)?\s*[:：]\s*(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:Requirement\s+|要件\s*)(\d+)\s*(?:[:：.\-–—]\s*(.*))?$", RegexOptions.IgnoreCase)]
    private static partial Regex KiroHeading();

    [GeneratedRegex(@"^Requirement\s*:\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex OpenSpecHeading();
}
