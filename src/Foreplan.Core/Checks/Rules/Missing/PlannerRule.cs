using Foreplan.Diagnostics;
using Foreplan.Roles;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Missing;

/// <summary>The model that thought must not be the weaker one.</summary>
internal sealed class PlannerRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var options = context.Options;
        if (options.Prices is { } prices
            && options.Executor is { } executor
            && (ModelRef.TryParse(context.Plan.Header.GetValueOrDefault("Planned by"), out var written) ? written : options.Planner) is { } planner
            && prices.Find(planner)?.Tier is { } planning
            && prices.Find(executor)?.Tier is { } executing
            && planning < executing)
        {
            yield return context.At(Problems.PlannerWeaker($"{planner}", $"{executor}"), SourceSpan.At(1));
        }
    }
}
