using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Missing;

/// <summary>Parts that a plan has besides overview, context and phases. A section that has another name but says it counts.</summary>
internal sealed class PartsRule : IPlanRule
{
    private static readonly string[] Scope = ["scope", "non-goal", "non goal", "not doing", "not building", "boundaries", "exclu"];
    private static readonly string[] Done = ["done", "acceptance", "success criteria", "completion", "definition of", "validation", "verification"];

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var plan = context.Plan;
        var top = SourceSpan.At(1);
        if (plan.Questions.Count == 0 && !Has(context, "question", "clarification", "assumption"))
        {
            yield return context.At(Problems.NoQuestions(), top);
        }

        if (plan.EdgeCases.All(item => HollowText.Is(item.Text)) && !Has(context, "edge case", "corner case", "error handling"))
        {
            yield return context.At(Problems.NoEdgeCases(), top);
        }

        if (plan.Risks.All(risk => HollowText.Is(risk.Text)) && !Has(context, "risk", "pitfall", "concern"))
        {
            yield return context.At(Problems.NoRisks(), top);
        }

        if (plan.OutOfScope.All(item => HollowText.Is(item.Text)) && !Has(context, Scope))
        {
            yield return context.At(Problems.NoScope(), top);
        }

        if (plan.DoneWhen.Count == 0 && !Has(context, Done))
        {
            yield return context.At(Problems.NoDoneWhen(), top);
        }
    }

    private static bool Has(CheckContext context, params ReadOnlySpan<string> names)
    {
        foreach (var section in context.Plan.Sections)
        {
            foreach (var name in names)
            {
                if (section.Title.Contains(name, StringComparison.OrdinalIgnoreCase) && !HollowText.Is(section.Body))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
