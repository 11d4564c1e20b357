namespace Foreplan.Diagnostics;

public static partial class Problems
{
    internal static Diagnostic RequirementNotCovered(string id, string text) =>
        Error("PL301", $"No phase serves the requirement {id}: {text}", "Name it in the - **Requirements**: of the phase that fulfils it, or add a phase.");

    internal static Diagnostic ItemUnknown(int phase, string id, IEnumerable<string> known) =>
        Error("PL302", $"Phase {phase} serves {id}, which the spec does not have.", $"The spec has {string.Join(", ", known)}.");

    internal static Diagnostic ConstraintNotCovered(string id, string text) =>
        Warning("PL303", $"No phase names the constraint {id}: {text}", "Name it in the - **Requirements**: of the phases that must keep it.");

    internal static Diagnostic CriterionNotCovered(string id, string text) =>
        Warning("PL304", $"No phase names the success criterion {id}: {text}", "Name it in the - **Requirements**: of the phase whose Verify shows it.");
}
