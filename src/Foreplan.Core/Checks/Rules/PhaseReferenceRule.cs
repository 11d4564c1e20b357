using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

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

        var items = Prose(context.Plan);
        foreach (var item in (context.Options.IsOwnFormat ? items.Concat(Overview(context)) : items).Where(item => item.Text.Contains("hase", StringComparison.Ordinal)))
        {
            foreach (var id in Reference().Matches(item.Text).Concat(context.Options.IsOwnFormat ? Small().Matches(item.Text) : [])
                .SelectMany(match => match.Groups["n"].Captures).Select(number => int.TryParse(number.ValueSpan, out var id) ? id : ids.First()).Where(id => !ids.Contains(id)).Distinct())
            {
                yield return context.At(Problems.PhaseReferenceUnknown(id), item.Span);
            }
        }
    }

    private static IEnumerable<PlanItem> Overview(CheckContext context) =>
        context.Plan.Sections.Where(section => section.Title.Contains("overview", StringComparison.OrdinalIgnoreCase))
            .SelectMany(section => Enumerable.Range(section.Span.Line, section.Span.EndLine - section.Span.Line + 1))
            .Where(line => line <= context.Prose.Lines.Length)
            .Select(line => new PlanItem("", context.Prose.Lines[line - 1], SourceSpan.At(line)));

    private static IEnumerable<PlanItem> Prose(Plan plan) =>
        plan.Context.Concat(plan.EdgeCases).Concat(plan.StopIf)
            .Concat(plan.Decisions.Select(decision => new PlanItem(decision.Id, decision.Text, decision.Span)))
            .Concat(plan.Risks.Select(risk => new PlanItem(risk.Id, $"{risk.Text} {risk.Mitigation}", risk.Span)))
            .Concat(plan.Phases.SelectMany(phase => phase.Steps.Concat(phase.HandChecks)));

    [GeneratedRegex(@"\bPhase (?<n>\d{1,4})\b")]
    private static partial Regex Reference();

    // Clinical trials have phases too: in small letters only where nothing odd follows.
    [GeneratedRegex(@"(?<![\w\-])(?:Phases|phases?) (?<n>\d{1,4})(?:\s*(?:[-–,&]|,? and|to|through)\s*(?<n>\d{1,4})(?![\w.%]))*(?=\s*(?:[,;:)\]]|\.(?!\d)|$|(?:and|or|step|is|are|can|run|depend|has|does|adds|covers|handles|makes|takes|tests?|needs|must|ends|drops|will|then)\b))")]
    private static partial Regex Small();
}
