using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules;

internal sealed class PhaseRule : IPlanRule
{
    private static readonly string[] NotWork = ["Verify", "Check by hand", "Current state", "Files"];

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var phase in context.Plan.Phases)
        {
            if (phase.Steps.Count == 0 && !SaysWhatToDo(phase))
            {
                yield return context.At(Problems.PhaseWithoutSteps(phase.Id), phase.Span);
            }

            if (phase.Files.Count == 0)
            {
                yield return context.At(Problems.PhaseWithoutFiles(phase.Id), phase.Span);
            }

            if (phase.Gates.Count == 0)
            {
                yield return context.At(Problems.PhaseWithoutGate(phase.Id), phase.Span);
            }
        }
    }

    // Contracts, migrations or the text of files say what to do as well as steps.
    private static bool SaysWhatToDo(Phase phase) =>
        phase.Excerpts.Any(excerpt => excerpt.IsRequiredText)
        || phase.Sections.Any(section => section.Body.Length > 0 && !NotWork.Contains(section.Title, StringComparer.OrdinalIgnoreCase));
}
