using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

internal static partial class PlanHeadings
{
    public static PlanPart? PartOf(string title) => HeadingName.Of(title) switch
    {
        "overview" or "summary" => PlanPart.Overview,
        "context" or "understanding context" or "context found" => PlanPart.Context,
        "questions" or "open questions" or "questions for developer" or "questions for the developer" => PlanPart.Questions,
        "decisions" or "architecture decisions" or "key decisions" or "technical decisions" or "key technical decisions"
            or "architectural decisions" => PlanPart.Decisions,
        "phases" or "implementation phases" or "plan phases" => PlanPart.Phases,
        "edge cases" => PlanPart.EdgeCases,
        "risks" or "risks and mitigations" or "risks and mitigation" or "risk" => PlanPart.Risks,
        "out of scope" or "not in scope" or "non-goals" or "non goals" or "what we're not doing" or "scope boundaries" => PlanPart.OutOfScope,
        "stop if" or "stop when" or "stop conditions" => PlanPart.StopIf,
        "done when" or "done criteria" or "definition of done" => PlanPart.DoneWhen,
        _ => null,
    };

    public static PhaseHeading? PhaseOf(string title)
    {
        // Asked of every heading, most of which begin with another word.
        var match = title.StartsWith("phase", StringComparison.OrdinalIgnoreCase) ? Phase().Match(title) : Match.Empty;
        return match.Success && int.TryParse(match.Groups[1].Value, out var id) ? new(id, match.Groups[2].Value.Trim()) : null;
    }

    public static string TitleOf(string heading) => Lead().Without(heading).Trim();

    [GeneratedRegex(@"^Phase\s+(\d{1,6})(?:\s*[:.)\-–—]\s*|\s+|$)(.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Phase();

    [GeneratedRegex(@"^(?:(?:Implementation\s+)?Plan|Task|Project)\s*:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();
}
