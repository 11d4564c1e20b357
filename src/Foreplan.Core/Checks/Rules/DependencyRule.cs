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

        // Once for each circle: its members all depend on themselves and on each other.
        var open = phases.Where(phase => phase.DependsOn.Any(on => on != phase.Id) && WaitsForItself(context, phase)).ToList();
        while (open.Count > 0)
        {
            var circle = open.Where(phase => ReferenceEquals(phase, open[0]) || (context.Order.DependsOn(open[0], phase) && context.Order.DependsOn(phase, open[0]))).ToList();
            open = [.. open.Except(circle)];
            if (circle.Count > 1)
            {
                yield return context.At(Problems.DependencyCycle([.. circle.Select(phase => phase.Id), circle[0].Id]), circle[0].Span);
            }
        }
    }

    private static bool WaitsForItself(CheckContext context, Phase phase) => context.Order.DependsOn(phase, phase);
}
