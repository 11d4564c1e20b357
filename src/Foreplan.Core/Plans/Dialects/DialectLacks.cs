using Foreplan.Diagnostics;
using Foreplan.Plans.Dialects.Drafts;

namespace Foreplan.Plans.Dialects;

// What a plan of another tool does not say, one finding per thing.
internal static class DialectLacks
{
    public static IEnumerable<Diagnostic> Of(Plan plan, PlanDraft draft, string dialect)
    {
        if (plan.Phases.Count == 0)
        {
            yield return Problems.DialectWithoutPhases(dialect).At(plan.Source.Path, 1);
            yield break;
        }

        if (Lacking(plan, phase => phase.Gates.Count == 0) is { } gates)
        {
            yield return Problems.DialectWithoutGates(dialect, gates.Names).At(plan.Source.Path, gates.Line);
        }

        if (Lacking(plan, phase => phase.Files.Count == 0) is { } files)
        {
            yield return Problems.DialectWithoutScope(dialect, files.Names).At(plan.Source.Path, files.Line);
        }

        var guessed = draft.Phases.Where(phase => phase.HasGuessedFiles).Select(phase => phase.Id).ToHashSet();
        if (Lacking(plan, phase => guessed.Contains(phase.Id)) is { } named)
        {
            yield return Problems.DialectScopeGuessed(dialect, named.Names).At(plan.Source.Path, named.Line);
        }

        if (Lacking(plan, phase => phase.Steps.Count == 0) is { } steps)
        {
            yield return Problems.DialectWithoutSteps(dialect, steps.Names).At(plan.Source.Path, steps.Line);
        }

        if (plan.Phases.All(phase => phase.Requirements.Count == 0))
        {
            yield return Problems.DialectWithoutRequirements(dialect).At(plan.Source.Path, plan.Phases[0].Span.Line);
        }

        string[] missing =
        [
            .. plan.Context.Count == 0 ? ["Context"] : Array.Empty<string>(), .. plan.Questions.Count == 0 ? ["Questions"] : Array.Empty<string>(),
            .. plan.Decisions.Count == 0 ? ["Decisions"] : Array.Empty<string>(), .. plan.EdgeCases.Count == 0 ? ["Edge cases"] : Array.Empty<string>(),
            .. plan.Risks.Count == 0 ? ["Risks"] : Array.Empty<string>(), .. plan.OutOfScope.Count == 0 ? ["Out of scope"] : Array.Empty<string>(),
            .. plan.StopIf.Count == 0 ? ["Stop if"] : Array.Empty<string>(),
        ];
        foreach (var part in missing)
        {
            yield return Problems.DialectWithoutPart(dialect, part).At(plan.Source.Path, 1);
        }

        if (plan.DoneWhen.Count == 0)
        {
            yield return Problems.DialectWithoutDoneWhen(dialect).At(plan.Source.Path, 1);
        }
    }

    private static (string Names, int Line)? Lacking(Plan plan, Func<Phase, bool> lacks)
    {
        var found = plan.Phases.Where(lacks).ToList();
        return found.Count == 0 ? null
            : (found.Count == plan.Phases.Count ? "any phase" : found.Count == 1 ? $"phase {found[0].Id}" : $"phases {string.Join(", ", found.Select(phase => phase.Id))}", found[0].Span.Line);
    }
}
