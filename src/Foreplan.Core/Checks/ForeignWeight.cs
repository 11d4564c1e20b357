using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks;

/// <summary>
/// What weighs less in another tool's plan: parts that its format has no place for are warnings there. A text that names neither a file nor a command is a plan in
/// no format, and lacks them as an error.
/// </summary>
internal static class ForeignWeight
{
    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "PL006", "PL008", "PL009", "PL010", "PL016", "PL018", "PL031", "PL101", "PL102", "PL105", "PL110", "PL112", "PL115", "PL117", "PL120", "PL125", "PL126", "PL404", "PL414", "PL425", "PL426", "PL450",
    };

    public static Diagnostic Of(Diagnostic found, Plan plan) =>
        found.Severity == Severity.Error && Parts.Contains(found.Id) && !IsNone(plan) ? found with { Severity = Severity.Warning } : found;

    private static bool IsNone(Plan plan) =>
        plan.DoneWhen.All(gate => gate.Words.Count == 0) && plan.Phases.All(phase => phase.Files.Count == 0 && phase.Gates.Count == 0) && plan.Mentions.Count == 0;
}
