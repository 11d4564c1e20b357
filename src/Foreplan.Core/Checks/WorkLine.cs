using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks;

/// <summary>A line that says what to do, with code blanked out.</summary>
/// <param name="Text">The line.</param>
/// <param name="Line">Its number, from 1.</param>
internal readonly record struct WorkLine(string Text, int Line)
{
    public static IReadOnlyList<WorkLine> Of(Plan plan, Prose prose)
    {
        var isWork = new bool[prose.Lines.Count + 1];
        foreach (var span in plan.Phases.Select(phase => phase.Span)
            .Concat(plan.Decisions.Select(decision => decision.Span)).Concat(plan.EdgeCases.Select(item => item.Span)).Concat(plan.Risks.Select(risk => risk.Span)))
        {
            var last = Math.Min(span.EndLine, prose.Lines.Count);
            if (span.Line <= last)
            {
                Array.Fill(isWork, true, span.Line, last - span.Line + 1);
            }
        }

        return [.. prose.Lines.Select((text, index) => new WorkLine(text, index + 1)).Where(line => isWork[line.Line] && line.Text.Length > 0)];
    }
}
