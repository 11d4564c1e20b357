using System.Globalization;
using System.Text.RegularExpressions;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Web.Views;

/// <summary>The lines that a planner means by words such as <c>Phase 1, step 2</c>, <c>D3</c> or <c>Out of scope</c>.</summary>
internal static partial class AnswerPlace
{
    public static SourceSpan? SpanOf(string? where, Plan plan)
    {
        if (string.IsNullOrWhiteSpace(where))
        {
            return null;
        }

        if (PhaseName().Match(where) is { Success: true } named && plan.Phases.FirstOrDefault(phase => phase.Id == Number(named)) is { } phase)
        {
            return (StepName().Match(where) is { Success: true } step ? phase.Steps.FirstOrDefault(item => item.Id == step.Groups[1].Value) ?? phase.Steps.ElementAtOrDefault(Number(step) - 1) : null)?.Span
                ?? phase.Sections.FirstOrDefault(section => Names(where, section))?.Span
                ?? phase.Span;
        }

        return ItemId().Matches(where).Select(match => SpanOfItem(match.Value.ToUpperInvariant(), plan)).FirstOrDefault(span => span is not null)
            ?? plan.Sections.FirstOrDefault(section => Names(where, section))?.Span;
    }

    private static SourceSpan? SpanOfItem(string id, Plan plan) =>
        plan.Questions.Where(item => item.Id == id).Select(item => (SourceSpan?)item.Span)
            .Concat(plan.Decisions.Where(item => item.Id == id).Select(item => (SourceSpan?)item.Span))
            .Concat(plan.Risks.Where(item => item.Id == id).Select(item => (SourceSpan?)item.Span))
            .Concat(plan.EdgeCases.Where(item => item.Id == id).Select(item => (SourceSpan?)item.Span))
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
