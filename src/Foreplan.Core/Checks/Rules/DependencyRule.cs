using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules;

internal sealed class DependencyRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var phases = context.Plan.Phases;
        var ids = context.Order.Ids;
        foreach (var twice in ids.Count == phases.Count ? [] : phases.GroupBy(phase => $"{phase.Id}", StringComparer.Ordinal).Where(group => !group.Any(phase => context.IsReportedAt(phase.Span.Line))).Select(group => group.ElementAtOrDefault(1)).OfType<Phase>())
        {
            yield return context.At(Problems.PhaseNumberTwice(twice.Id), twice.Span);
        }

        foreach (var phase in phases)
        {
            HashSet<int> needed = [.. phase.DependsOn];
            foreach (var on in needed)
            {
                if (on == phase.Id || !ids.Contains(on))
                {
                    yield return context.At(on == phase.Id ? Problems.DependsOnItself(on) : Problems.DependencyUnknown(phase.Id, on), phase.Span);
                }
            }
        }

        foreach (var circle in context.Order.Circles)
        {
            yield return context.At(Problems.DependencyCycle([.. circle.Select(phase => phase.Id), circle[0].Id]), circle[0].Span);
        }
    }
}
