namespace Foreplan.Diagnostics;

public static partial class Problems
{
    internal static Diagnostic DependencyCycle(IEnumerable<int> phases) =>
        Error("PL401", $"These phases wait for each other: {string.Join(" → ", phases)}.", "Take one of the dependencies away.");

    internal static Diagnostic DependencyUnknown(int phase, int on) =>
        Error("PL402", $"Phase {phase} depends on Phase {on}, which the plan does not have.", "Correct - **Depends on**:.");

    internal static Diagnostic DependsOnItself(int phase) =>
        Error("PL403", $"Phase {phase} depends on itself.", "Correct - **Depends on**:.");

    internal static Diagnostic PhaseNumberTwice(int phase) =>
        Error("PL404", $"There are two phases with the number {phase}.", "Give every phase a number of its own.");

    internal static Diagnostic FileTwiceInPhase(int phase, string path) =>
        Warning("PL405", $"Phase {phase} names `{path}` twice.", "Name a file once.");

    internal static Diagnostic PhaseReferenceUnknown(int phase) =>
        Warning("PL406", $"The text refers to Phase {phase}, which the plan does not have.", "Correct the reference, or add the phase.");

    internal static Diagnostic DependencyNotSaid(int phase, string path, int maker) =>
        Warning("PL407", $"Phase {phase} works on `{path}`, which Phase {maker} makes, but does not depend on it.", $"Add Phase {maker} to - **Depends on**:.");

    internal static Diagnostic FileOutOfScope(string path, string bullet) =>
        Error("PL410", $"`{path}` is to be changed, but `{bullet}` is out of scope.", "Take it out of the phase's Files, or out of ## Out of scope.");

    internal static Diagnostic GlobReachesOutOfScope(string glob, string bullet) =>
        Warning("PL411", $"`{glob}` reaches files that are out of scope by `{bullet}`.", "Write a narrower pattern, or name the files.");

    internal static Diagnostic PathNotInTree(string path, string why) =>
        Error("PL415", $"`{path}` is no path of the repository: {why}.", "Write the path from the repository's root with /.");

    internal static Diagnostic PathIsPlanDocument(string path) =>
        Error("PL416", $"`{path}` is a document of the plan; no phase may change it.", "Take it out of the phase's Files.");

    internal static Diagnostic GlobNotAllowed(string path, string why) =>
        Error("PL417", $"`{path}` cannot be used as a pattern: {why}.", "A pattern is allowed for (edit) only; name other files one by one.");

    internal static Diagnostic PhaseTooLarge(int phase, int tokens, int cap) =>
        Error("PL420", $"Phase {phase} needs about {tokens:N0} tokens for the plan and the files it reads; a request may hold {cap:N0}.", "Split the phase, or read ranges of lines; where the plan itself fills the request, cut it into several plans.");

    internal static Diagnostic PhaseCrowded(int phase, int tokens, int cap) =>
        Warning("PL421", $"Phase {phase} needs about {tokens:N0} tokens with the files it edits; a request may hold {cap:N0}, so that they will be read in parts.", "Split the phase, or name the ranges to read.");

    internal static Diagnostic TextForFileOutOfScope(string path) =>
        Error("PL425", $"The plan gives text for `{path}`, which is in no Files of this phase.", "Add the file to the phase's Files, or give the fence the lines that it quotes.");
}
