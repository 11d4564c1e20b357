using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules;

internal sealed partial class PhaseReferenceRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var ids = context.Order.Ids;
        if (ids.Count == 0)
        {
            yield break;
        }

        foreach (var item in Prose(context.Plan).Where(item => item.Text.Contains("Phase ", StringComparison.Ordinal)))
        {
            foreach (Match match in Reference().Matches(item.Text))
            {
                if (int.TryParse(match.Groups["n"].ValueSpan, out var id) && !ids.Contains(id))
                {
                    yield return context.At(Problems.PhaseReferenceUnknown(id), item.Span);
                }
            }
        }
    }

    private static IEnumerable<PlanItem> Prose(Plan plan) =>
        plan.Context.Concat(plan.EdgeCases).Concat(plan.StopIf)
            .Concat(plan.Decisions.Select(decision => new PlanItem(decision.Id, decision.Text, decision.Span)))
            .Concat(plan.Risks.Select(risk => new PlanItem(risk.Id, $"{risk.Text} {risk.Mitigation}", risk.Span)))
            .Concat(plan.Phases.SelectMany(phase => phase.Steps.Concat(phase.HandChecks)));

    [GeneratedRegex(@"\bPhase (?<n>\d{1,4})\b")]
    private static partial Regex Reference();
}
