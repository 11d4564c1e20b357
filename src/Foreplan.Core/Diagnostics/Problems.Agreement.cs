namespace Foreplan.Diagnostics;

/// <content>PL217–PL219, PL227: what is not in the repository. PL305–PL310: the spec. PL408–PL431: what does not agree within the plan.</content>
public static partial class Problems
{
    internal static Diagnostic EditedUnread(string path) =>
        Warning("PL217", $"`{path}` is to be edited, and was never read while the plan was drafted.", "Read it, and correct the plan.");

    internal static Diagnostic PathUnknown(string path, IReadOnlyList<string> nearest) =>
        Warning("PL219", $"`{path}` is not in the repository, and no phase makes it.", Meant(nearest) ?? "Correct the path, or add the file to a phase's Files.");

    internal static Diagnostic SymbolUnknown(string symbol, IReadOnlyList<string> nearest) =>
        Warning("PL218", $"`{symbol}` occurs nowhere in the repository, and the plan does not make it.", Meant(nearest) ?? "Correct the name, or say which step adds it.");

    internal static Diagnostic MemberMissing(string member, string manifest, IReadOnlyList<string> nearest) =>
        Error("PL227", $"No `{manifest}` of the repository has a package or module `{member}`.", Meant(nearest) ?? "Correct the name.");

    internal static Diagnostic PhaseServesNothing(int phase) =>
        Warning("PL305", $"Phase {phase} names no requirement: nobody asked for it.", "Add - **Requirements**: with the ids of the spec that it serves, or take the phase out.");

    internal static Diagnostic CriterionNotMeasured(string id, string why) =>
        Warning("PL306", $"What serves the success criterion {id} {why}.", "Add a command or a check by hand that measures it.");

    internal static Diagnostic SpecChangedSince(IReadOnlyList<string> changes) =>
        Warning("PL307", $"The spec changed since the plan was written: {string.Join(", ", changes)}.", "Have the plan revised, or check by hand that it still fits.");

    internal static Diagnostic UnrelatedTasks(IReadOnlyList<string> groups) =>
        Warning("PL310", $"The spec seems to hold several tasks that have nothing in common: {string.Join("; ", groups)}.", "Make a spec and a plan of each: they are approved, built and undone one by one.");

    internal static Diagnostic PhasesOverlap(int phase, int other, string path) =>
        Warning("PL408", $"Phase {phase} and Phase {other} both change `{path}`, and neither waits for the other.", $"Add Phase {phase} to - **Depends on**: of Phase {other}, or give the file to one of them.");

    internal static Diagnostic MadeLater(int phase, string path, int maker) =>
        Error("PL409", $"Phase {phase} needs `{path}`, which Phase {maker} makes only afterwards.", $"Add Phase {maker} to - **Depends on**: of Phase {phase}, or make the file earlier.");

    internal static Diagnostic GateCannotFail(string command, string why) =>
        Error("PL412", $"`{command}` cannot fail: {why}.", "Verify with a command that is red when the phase is not done.");

    internal static Diagnostic GateHidesFailure(string command, string why) =>
        Warning("PL413", $"`{command}` may hide a failure: {why}.", "Take that part away, or expect a text: → output contains \"…\".");

    internal static Diagnostic PhaseCountDiffers(int said, int there) =>
        Error("PL414", $"The text says {said} phases, and there are {there}.", "Correct the number, or add what is missing.");

    internal static Diagnostic ListCountDiffers(string what, int said, int there) =>
        Warning("PL418", $"The text says {said} {what}, and the list has {there}.", "Correct the number, or add what is missing.");

    internal static Diagnostic UnitReferenceUnknown(string name, int number, int first, int last) =>
        Warning("PL419", $"The text refers to {name} {number}, and there are {name} {first} to {last}.", "Correct the reference, or add what is missing.");

    internal static Diagnostic MoreThanADay(int phase, string why) =>
        Warning("PL422", $"Phase {phase} is more than a day of work: {why}.", "Split it where something works and can be verified.");

    internal static Diagnostic StepOutOfFiles(int phase, string path) =>
        Error("PL426", $"A step of Phase {phase} changes `{path}`, which is not in its Files: it could not be written.", "Add the file to the phase's Files, or take the step out.");

    internal static Diagnostic TextOutOfFiles(int phase, string path) =>
        Warning("PL427", $"Phase {phase} seems to change `{path}`, which is not in its Files.", "Add the file to the phase's Files, or say that it is left alone.");

    internal static Diagnostic TwoNames(string name, int line, string other) =>
        Warning("PL430", $"Line {line} says `{name}`, and here it is `{other}`: is that one thing?", "Use one name throughout.");

    internal static Diagnostic ManyTerms(IReadOnlyList<string> words) =>
        Note("PL431", $"The plan speaks of {string.Join(", ", words)}; if they are one thing, two people will build two.", "Use one word for one thing.");
}
