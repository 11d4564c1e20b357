using System.Globalization;
using Foreplan.Diagnostics;
using Foreplan.Plans.Dialects.Drafts;
using Foreplan.Plans.Reading;
using Foreplan.Text;

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

        // What only some phases lack is the plan's fault, and its check says so.
        var first = plan.Phases[0].Span.Line;
        if (plan.Phases.All(phase => phase.Gates.Count == 0))
        {
            yield return Problems.DialectWithoutGates(dialect).At(plan.Source.Path, first);
        }

        if (plan.Phases.All(phase => phase.Files.Count == 0))
        {
            yield return Problems.DialectWithoutScope(dialect).At(plan.Source.Path, first);
        }

        var guessed = draft.Phases.Where(phase => phase.HasGuessedFiles).ToList();
        if (guessed.Count > 0)
        {
            var line = plan.Phases.FirstOrDefault(phase => guessed.Exists(one => one.Id == phase.Id))?.Span.Line ?? first;
            yield return Problems.DialectScopeGuessed(dialect, NameOf(plan, guessed)).At(plan.Source.Path, line);
        }

        if (plan.Phases.All(phase => phase.Steps.Count == 0))
        {
            yield return Problems.DialectWithoutSteps(dialect).At(plan.Source.Path, first);
        }

        if (plan.Phases.All(phase => phase.Requirements.Count == 0))
        {
            yield return Problems.DialectWithoutRequirements(dialect).At(plan.Source.Path, first);
        }

        string[] missing =
        [
            .. plan.Overview.Length == 0 ? ["Overview"] : Array.Empty<string>(), .. plan.Context.Count == 0 ? ["Context"] : Array.Empty<string>(), .. plan.Questions.Count == 0 ? ["Questions"] : Array.Empty<string>(),
            .. plan.Decisions.Count == 0 ? ["Decisions"] : Array.Empty<string>(), .. plan.EdgeCases.Count == 0 ? ["Edge cases"] : Array.Empty<string>(),
            .. plan.Risks.Count == 0 ? ["Risks"] : Array.Empty<string>(), .. plan.OutOfScope.Count == 0 ? ["Out of scope"] : Array.Empty<string>(),
            .. plan.StopIf.Count == 0 ? ["Stop if"] : Array.Empty<string>(),
        ];
        // A part in prose has no items, and is there all the same.
        var written = plan.Sections.Where(section => section.Body.Length > 0).Select(section => PlanHeadings.PartOf(section.Title)).OfType<PlanPart>().Select(part => $"{part}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var part in missing.Where(part => !written.Contains(part.Replace(" ", "", StringComparison.Ordinal))))
        {
            yield return Problems.DialectWithoutPart(dialect, part).At(plan.Source.Path, 1);
        }

        if (plan.DoneWhen.Count == 0)
        {
            yield return Problems.DialectWithoutDoneWhen(dialect).At(plan.Source.Path, 1);
        }
    }

    private static string NameOf(Plan plan, List<DraftPhase> phases) =>
        phases.Count == plan.Phases.Count ? "any phase" : phases.Count == 1 ? $"phase {phases[0].Id}" : $"phases {string.Join(", ", phases.ByNumber(phase => phase.Id).Select(phase => phase.Id.ToString(CultureInfo.InvariantCulture)))}";
}
