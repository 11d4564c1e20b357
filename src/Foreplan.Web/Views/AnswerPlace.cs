using System.Globalization;
using System.Text.RegularExpressions;
using Foreplan.Plans;

namespace Foreplan.Web.Views;

/// <summary>The line that a planner means by words such as <c>Phase 1, step 2</c>, <c>D3</c> or <c>Out of scope</c>.</summary>
internal static partial class AnswerPlace
{
    public static int? LineOf(string? where, Plan plan)
    {
        if (string.IsNullOrWhiteSpace(where))
        {
            return null;
        }

        if (PhaseName().Match(where) is { Success: true } named && plan.Phases.FirstOrDefault(phase => phase.Id == Number(named)) is { } phase)
        {
            return (StepName().Match(where) is { Success: true } step ? phase.Steps.FirstOrDefault(item => item.Id == step.Groups[1].Value) ?? phase.Steps.ElementAtOrDefault(Number(step) - 1) : null)?.Span.Line
                ?? phase.Sections.FirstOrDefault(section => Names(where, section))?.Span.Line
                ?? phase.Span.Line;
        }

        return ItemId().Matches(where).Select(match => LineOfItem(match.Value.ToUpperInvariant(), plan)).FirstOrDefault(line => line is not null)
            ?? plan.Sections.FirstOrDefault(section => Names(where, section))?.Span.Line;
    }

    private static int? LineOfItem(string id, Plan plan) =>
        plan.Questions.Where(item => item.Id == id).Select(item => (int?)item.Span.Line)
            .Concat(plan.Decisions.Where(item => item.Id == id).Select(item => (int?)item.Span.Line))
            .Concat(plan.Risks.Where(item => item.Id == id).Select(item => (int?)item.Span.Line))
            .Concat(plan.EdgeCases.Where(item => item.Id == id).Select(item => (int?)item.Span.Line))
            .FirstOrDefault();

    private static bool Names(string where, Section section) => section.Title.Length > 2 && where.Contains(section.Title, StringComparison.OrdinalIgnoreCase);

    private static int Number(Match match) => int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(@"\bphase\s+(\d{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex PhaseName();

    [GeneratedRegex(@"\bstep\s+(\d{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex StepName();

    [GeneratedRegex(@"\b[QDKE]\d{1,6}\b", RegexOptions.IgnoreCase)]
    private static partial Regex ItemId();
}
