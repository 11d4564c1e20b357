using Foreplan.Diagnostics;

namespace Foreplan.Checks.Rules.Tracing;

/// <summary>A phase that serves nothing of the spec is work that nobody asked for.</summary>
internal sealed class PhaseServesRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context) =>
        context.Spec is { } spec && spec.Items.Any()
            ? context.Plan.Phases.Where(phase => phase.Requirements.Count == 0).Select(phase => context.At(Problems.PhaseServesNothing(phase.Id), phase.Span))
            : [];
}
