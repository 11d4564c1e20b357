using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>A line that says what to do, with code blanked out.</summary>
/// <param name="Text">The line.</param>
/// <param name="Line">Its number, from 1.</param>
internal sealed record WorkLine(string Text, int Line)
{
    public static IReadOnlyList<WorkLine> Of(Plan plan, Prose prose)
    {
        var work = new LineSet().Add(plan.Phases, phase => phase.Span).Add(plan.Decisions, decision => decision.Span).Add(plan.EdgeCases, item => item.Span).Add(plan.Risks, risk => risk.Span);
        return [.. prose.Lines.Select((text, index) => new WorkLine(text, index + 1)).Where(line => work.Contains(line.Line) && line.Text.Length > 0)];
    }
}
