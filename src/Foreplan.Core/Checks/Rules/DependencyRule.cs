using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules;

internal sealed class DependencyRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var phases = context.Plan.Phases;
        var ids = phases.Select(phase => phase.Id).ToHashSet();
        foreach (var twice in phases.GroupBy(phase => phase.Id).Where(group => !group.Any(phase => context.IsReportedAt(phase.Span.Line))).Select(group => group.ElementAtOrDefault(1)).OfType<Phase>())
        {
            yield return context.At(Problems.PhaseNumberTwice(twice.Id), twice.Span);
        }

        foreach (var phase in phases)
        {
            foreach (var on in phase.DependsOn.Distinct().Where(on => on == phase.Id || !ids.Contains(on)))
            {
                yield return context.At(on == phase.Id ? Problems.DependsOnItself(on) : Problems.DependencyUnknown(phase.Id, on), phase.Span);
            }
        }

        foreach (var circle in context.Order.Circles)
        {
            yield return context.At(Problems.DependencyCycle([.. circle.Select(phase => phase.Id), circle[0].Id]), circle[0].Span);
        }
    }
}
