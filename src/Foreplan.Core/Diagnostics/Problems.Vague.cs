namespace Foreplan.Diagnostics;

/// <content>PL131–PL149: parts that are missing beside the phases, and text that leaves a decision to whoever carries it out.</content>
public static partial class Problems
{
    internal static Diagnostic NoQuestions() =>
        Warning("PL131", "The plan asks nothing and does not say why there was nothing to ask.", "Add ## Questions with what only a person can decide, or one sentence that says why nothing is open.");

    internal static Diagnostic AnswerEmpty(string id, string answer) =>
        Warning("PL132", $"The answer to {id} is \"{answer}\": that decides nothing.", "Answer with the value, name or behaviour that is meant.");

    internal static Diagnostic PlanTooLong(int lines, int words, int minutes, string cut) =>
        Warning("PL133", $"The plan has {lines:N0} lines and {words:N0} words beside code, about {minutes} minutes of reading: it will be approved unread.", cut);

    internal static Diagnostic PlannerWeaker(string planner, string executor) =>
        Warning("PL134", $"{planner} planned, and the stronger {executor} is to carry it out: the thinking is in the wrong place.", "Plan with the stronger model, or execute with a cheaper one.");

    internal static Diagnostic NoEdgeCases() =>
        Warning("PL137", "The plan names no edge case.", "Add ## Edge cases, each with what happens then and the phase or test that sees to it.");

    internal static Diagnostic NoRisks() =>
        Warning("PL138", "The plan names no risk.", "Add ## Risks with what could go wrong and what is done about it.");

    internal static Diagnostic NoScope() =>
        Warning("PL139", "The plan does not say what is left alone.", "Add ## Out of scope.");

    internal static Diagnostic StepTooVague(string step) =>
        Warning("PL141", $"The step \"{step}\" says too little for somebody who was not there.", "Name the file and what is in it afterwards.");

    internal static Diagnostic NoDoneWhen() =>
        Warning("PL142", "The plan does not say when it is done.", "Add ## Done when with a command, such as - [ ] `npm test` → exit 0.");

    internal static Diagnostic StepWithoutPlace(string step) =>
        Warning("PL143", $"The step names no file and no symbol: \"{step}\".", "Write where: the path, and the function, class or line.");

    internal static Diagnostic VagueWords(string words) =>
        Warning("PL144", $"\"{words}\" leaves to the executor what the plan should decide.", "Say which, where, and what happens then.");

    internal static Diagnostic GateJudges(string words) =>
        Warning("PL145", $"\"{words}\" is a judgement: two people can differ about it.", "Write a command and what it must print or return, or what exactly is seen.");

    internal static Diagnostic DecisionOpen(string words) =>
        Warning("PL146", $"\"{words}\" leaves a choice open: the plan is not done while executing is still deciding.", "Decide, and write what was rejected under ## Decisions; or ask it under ## Questions.");

    internal static Diagnostic TextLeftOut() =>
        Warning("PL147", "Three dots stand where text should be.", "Write the text, or take the line out.");

    internal static Diagnostic EdgeCaseNotTakenUp(string id, string text) =>
        Warning("PL148", $"No phase, gate or test takes up the edge case {id}: {text}", "Add the step or test that sees to it, and name it here, such as (phase 2).");

    internal static Diagnostic MitigationNotTakenUp(string id, string text) =>
        Warning("PL149", $"No phase, gate or test does what is said against the risk {id}: {text}", "Add the step that does it, name the phase here, or say that the risk is accepted.");
}
