using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>An edge case or a mitigation that no phase, gate or test takes up is a wish.</summary>
internal sealed class TakenUpRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var plan = context.Plan;
        if (plan.Phases.Count == 0 || (plan.EdgeCases.Count == 0 && plan.Risks.Count == 0))
        {
            yield break;
        }

        var said = new SaidWords();
        foreach (var phase in plan.Phases)
        {
            said.Add(phase.Text);
        }

        foreach (var section in plan.Sections.Where(section => section.Title.Contains("test", StringComparison.OrdinalIgnoreCase) || section.Title.Contains("error", StringComparison.OrdinalIgnoreCase)))
        {
            said.Add(section.Body);
        }

        foreach (var item in plan.EdgeCases.Where(item => !said.TakesUp(item.Text)))
        {
            yield return context.At(Problems.EdgeCaseNotTakenUp(item.Id, FirstLine(item.Text)), item.Span);
        }

        foreach (var risk in plan.Risks.Where(risk => risk.Mitigation is { Length: > 0 } && !IsAccepted(risk) && !said.TakesUp(risk.Mitigation ?? "", risk.Text)))
        {
            yield return context.At(Problems.MitigationNotTakenUp(risk.Id, FirstLine(risk.Mitigation ?? "")), risk.Span);
        }
    }

    private static bool IsAccepted(Risk risk) =>
        (risk.Mitigation ?? "").Contains("accept", StringComparison.OrdinalIgnoreCase) || (risk.Status ?? "").Contains("accept", StringComparison.OrdinalIgnoreCase)
        || (risk.Mitigation ?? "").Contains("out of scope", StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(string text)
    {
        var line = text.Split('\n')[0].Trim();
        return line.Length <= 80 ? line : line[..80] + "…";
    }
}
