namespace Foreplan.Diagnostics;

public static partial class Problems
{
    internal static Diagnostic NoTitle() =>
        Error("PL101", "The plan has no title.", "Start it with a heading such as # Plan: Add JWT authentication.");

    internal static Diagnostic NoPhases() =>
        Error("PL102", "The plan has no phases: nothing can be carried out and checked one by one.", "Write ### Phase 1: TITLE under ## Phases, each with Files, Steps and Verify.");

    internal static Diagnostic PhaseWithoutSteps(int phase) =>
        Error("PL105", $"Phase {phase} has no steps.", "Add #### Steps with numbered lines that say what to do in which file.");

    internal static Diagnostic PhaseWithoutFiles(int phase) =>
        Error("PL110", $"Phase {phase} names no file: its scope is empty, and nothing could be written.", "Add - **Files**: with one `path` (new, edit, delete or rename from X) per line.");

    internal static Diagnostic PlanWithoutFiles() =>
        Error("PL112", "The plan names no file to change: nobody can say what is in scope.", "Give every phase - **Files**: with one `path` (new, edit, delete or rename from X) per line.");

    internal static Diagnostic PhaseWithoutGate(int phase) =>
        Error("PL115", $"Phase {phase} has no verification command: nothing can show that it is done.", "Add #### Verify with a line such as `npm test` → exit 0.");

    internal static Diagnostic PlanWithoutGate() =>
        Error("PL117", "The plan has no verification command: nothing can show that it is done.", "Give every phase #### Verify with a line such as `npm test` → exit 0.");

    internal static Diagnostic GateUnreadable(string line) =>
        Error("PL120", $"No command can be read from this line of Verify: {line}", "Write the command in backticks: `npm test` → exit 0.");

    internal static Diagnostic TestsNotCountable(string command, IEnumerable<string> runners) =>
        Error("PL125", $"`{command}` is no test runner whose passed tests can be counted.", $"Leave the number of tests out, or use one of {string.Join(", ", runners)}.");

    internal static Diagnostic GoTestsNotCountable(string command) =>
        Error("PL126", $"`{command}` does not tell how many tests passed.", "Add -v or -json to the command.");

    internal static Diagnostic QuestionOpen(string id) =>
        Warning(QuestionLeftId, $"{id} is open: the plan cannot be locked before a person answered.", "Answer it, on the page or by foreplan answer.");

    internal static Diagnostic NoOverview() =>
        Warning("PL135", "The plan has no overview: what changes and why.", "Add ## Overview with three to five sentences.");

    internal static Diagnostic NoContext() =>
        Warning("PL136", "The plan does not say what was found in the repository.", "Add ## Context with findings that name files and lines.");

    internal static Diagnostic PlaceholderLeft(string word) =>
        Warning("PL140", $"\"{word}\" is left in the plan: this was not decided.", "Decide it, or ask it under ## Questions.");

    internal static Diagnostic HiddenCharacter(string name) =>
        Error("PL150", $"The line holds a character that is not seen: {name}. What is read is not what is approved.", "Delete it.");

    internal static Diagnostic SecretInPlan(string kind) =>
        Error("PL155", $"The line holds what looks like a secret ({kind}).", "Replace it by its name or a made-up value; if it is real, revoke it.");
}
