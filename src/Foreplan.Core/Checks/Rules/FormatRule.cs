using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules;

internal sealed class FormatRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var plan = context.Plan;
        var top = SourceSpan.At(1);
        if (plan.Title.Length == 0)
        {
            yield return context.At(Problems.NoTitle(), top);
        }

        if (plan.Overview.Length == 0)
        {
            yield return context.At(Problems.NoOverview(), top);
        }

        if (plan.Context.Count == 0 && !plan.Sections.Any(section => section.Title.Contains("Context", StringComparison.OrdinalIgnoreCase) && section.Body.Length > 0))
        {
            yield return context.At(Problems.NoContext(), top);
        }

        if (plan.Phases.Count > 0)
        {
            yield break;
        }

        yield return context.At(Problems.NoPhases(), top);
        yield return context.At(Problems.PlanWithoutFiles(), top);
        if (plan.DoneWhen.Count == 0)
        {
            yield return context.At(Problems.PlanWithoutGate(), top);
        }
    }
}
