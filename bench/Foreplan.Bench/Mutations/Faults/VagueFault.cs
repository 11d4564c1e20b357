namespace Foreplan.Bench.Mutations.Faults;

/// <summary>What people and models write when they have not decided.</summary>
internal sealed class VagueFault : IFault
{
    private static readonly string[] Behind =
    [
        " as appropriate", ", where appropriate", " as needed", " if needed", " if necessary", ", adding tests as needed", " etc.", ", tests, etc", " and so on", ", similar to phase 1", ", same as phase 1", " like in phase 1",
        " and handle errors", " and handle errors gracefully", " and handle all edge cases", "; handle exceptions properly", " with proper error handling", " with appropriate error handling", " with suitable validation",
        " (TBD)", " — TBD", "; the name is TBD", "; to be decided", "; to be determined later", " ???", " somehow", " ...", " …", " following best practices", " in a sensible way", " where it makes sense", " and make sure everything works",
        " and update all relevant files", " and other related files", " and fix whatever breaks", " in the usual way", " as you see fit", " or something similar", ", or a similar approach", " as required", " and clean up as necessary", " using an appropriate data structure",
        ", adjusting callers accordingly", " and any other places that need it",
    ];

    private static readonly string[] Steps =
    [
        "TODO: describe this step", "TBD", "Handle errors", "Add tests", "Refactor the code", "Make it work", "Update the relevant files", "Do the same for the others", "Implement the logic", "Similar to phase 1.", "Write the rest", "Clean up", "Fix the remaining issues",
        "Either change the caller or the callee, whichever is simpler.", "Decide whether the cache is needed.", "Maybe split the class.", "Use a queue or perhaps a list.", "Add appropriate logging where needed.", "Improve performance where possible.", "...", "Etc.",
        "[NEEDS CLARIFICATION: which format?]", "Choose a suitable library for this.", "Pick whichever name fits best.", "Add validation as appropriate.",
    ];

    private static readonly string[] Gates = ["Everything works correctly", "The code looks good", "It behaves as expected", "The app still works", "No regressions", "The page loads correctly and looks right", "All features work properly", "Code is clean and readable", "It performs well", "Output is reasonable"];

    private static readonly string[] Placeholders = ["TBD", "TODO", "???", "to be ", "NEEDS CLARIFICATION"];

    private static readonly string[] Choices = ["Either ", "Decide ", "Maybe ", " perhaps ", "Choose ", "Pick "];

    public string Kind => "vague phrase";

    public Mutant? Plant(Draft plan, Dice dice)
    {
        var steps = plan.Plan.Phases.SelectMany(phase => phase.Steps).Where(step => step.Span.Line == step.Span.EndLine).ToList();
        if (steps.Count == 0)
        {
            return null;
        }

        var line = dice.Pick(steps).Span.Line;
        var text = plan.Line(line);
        return dice.Next(5) switch
        {
            0 or 1 => Said(plan, line, text.TrimEnd('.'), dice.Pick(Behind), ".", "PL144"),
            2 or 3 => Said(plan, line, text[..(text.IndexOf('.', StringComparison.Ordinal) + 2)], dice.Pick(Steps), "", "PL141", "PL144"),
            _ => plan.Plan.DoneWhen is [var gate, ..] ? plan.Reworded(Kind, gate.Span.Line, $"{plan.Line(gate.Span.Line)}\n- [ ] {dice.Pick(Gates)}", "PL145") : null,
        };
    }

    private Mutant Said(Draft plan, int line, string before, string words, string after, params string[] usual) =>
        plan.Reworded(Kind, line, before + words + after, Placeholders.Any(mark => words.Contains(mark, StringComparison.Ordinal)) ? ["PL140"]
            : words.Contains("...", StringComparison.Ordinal) || words.Contains('…', StringComparison.Ordinal) ? ["PL147"]
            : Choices.Any(mark => words.Contains(mark, StringComparison.Ordinal)) ? ["PL146"]
            : usual);
}
