using Foreplan.Diagnostics;

namespace Foreplan.Checks.Rules;

internal sealed class GateRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context) =>
        context.Plan.Phases.SelectMany(phase => phase.Gates).Concat(context.Plan.DoneWhen)
            .Where(gate => gate.Words.Count == 0 && !context.IsReportedAt(gate.Span.Line))
            .Select(gate => context.At(Problems.GateUnreadable(gate.Text), gate.Span));
}
