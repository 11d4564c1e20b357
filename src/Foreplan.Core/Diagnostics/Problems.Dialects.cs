namespace Foreplan.Diagnostics;

public static partial class Problems
{
    internal static Diagnostic DialectWithoutPhases(string dialect) =>
        Warning("PL050", $"Nothing in this document ({dialect}) is a phase: no heading, box or list says what to do first.", "Write ### Phase 1: TITLE under ## Phases with Files, Steps and Verify, or have it planned.");

    internal static Diagnostic DialectWithoutGates(string dialect) =>
        Note("PL051", $"This plan ({dialect}) has no verification command in any phase.", "Add #### Verify with a line such as `npm test` → exit 0.");

    internal static Diagnostic DialectWithoutScope(string dialect) =>
        Note("PL052", $"This plan ({dialect}) has no scope in any phase.", "Add - **Files**: with one `path` (new, edit, delete or rename from X) per line.");

    internal static Diagnostic DialectScopeGuessed(string dialect, string phases) =>
        Note("PL053", $"This plan ({dialect}) declares no scope in {phases}: the paths that the steps name were taken.", "Look through - **Files**: of each phase.");

    internal static Diagnostic DialectWithoutSteps(string dialect) =>
        Note("PL054", $"This plan ({dialect}) has no steps in any phase.", "Add #### Steps with numbered lines.");

    internal static Diagnostic DialectWithoutRequirements(string dialect) =>
        Note("PL055", $"This plan ({dialect}) does not say which requirements its phases serve.", "Add - **Requirements**: R1, R2 to each phase.");

    internal static Diagnostic DialectWithoutPart(string dialect, string part) =>
        Note("PL056", $"This plan ({dialect}) has no section {part}.", $"Add ## {part}.");

    internal static Diagnostic DialectWithoutDoneWhen(string dialect) =>
        Note("PL057", $"This plan ({dialect}) names no command that shows the whole is done.", "Add ## Done when with a line such as - [ ] `npm test` → exit 0.");
}
