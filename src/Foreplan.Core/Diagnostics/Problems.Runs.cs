using Foreplan.Text;

namespace Foreplan.Diagnostics;

/// <content>PL53x and PL54x: what a lock stands on and waits for; PL55x and PL56x: closed plans, and what commits do not prove; PL70x: what a person should know of a run.</content>
public static partial class Problems
{
    /// <summary>The base commit is not in this repository.</summary>
    public static Diagnostic BaseIsGone(string commit) =>
        Error("PL530", $"The lock was given on commit {Short(commit)}, which is not here.", "Fetch it, or approve the plan on what is here: foreplan lock.");

    /// <summary>The commit that the plan names is not in this repository.</summary>
    internal static Diagnostic PlannedAtUnknown(string commit, string head) =>
        Warning("PL539", $"Planned at names {commit}, which is no commit of this repository: the plan is judged against HEAD ({Short(head)}) instead, and what changed since it was written cannot be told.", "Fetch that commit, or look whether the plan holds for HEAD and write its commit there.");

    /// <summary>The spec that the plan names is not there.</summary>
    internal static Diagnostic NamedSpecMissing(string spec) =>
        Warning("PL544", $"The plan's spec {spec} is not there: whether its requirements are covered cannot be told.", "Correct the line Spec, or bring the file back.");

    /// <summary>A file in the plan's scope changed since the approval.</summary>
    /// <param name="path">The file.</param>
    /// <param name="happened">changed, was added or was deleted.</param>
    /// <param name="from">The commit that the plan stands on.</param>
    /// <param name="to">HEAD.</param>
    public static Diagnostic ScopeDrifted(string path, string happened, string from, string to) =>
        Error("PL531", $"{path} {happened} between {Short(from)}, on which the plan was approved, and {Short(to)}.", "Check that the plan still holds, then lock it again.");

    /// <summary>Lines that the plan names are elsewhere now.</summary>
    public static Diagnostic LinesMoved(string written, string from, string moved, string to) =>
        Note("PL536", $"What was {written} at {Short(from)} is {moved} at {Short(to)}, unchanged.", "Nothing to do; foreplan check --fix writes the lines as they are now.");

    /// <summary>Lines that the plan names changed; both sides.</summary>
    public static Diagnostic LinesConflict(string was, string from, string stands, string to) =>
        Warning("PL537", $"{was} at {Short(from)}, on which the plan stands; {stands} at {Short(to)}.", "Look whether the plan still holds there, and correct it.");

    /// <summary>HEAD moved, but nothing in scope changed.</summary>
    public static Diagnostic HeadMoved(string from, string to, int files) =>
        Note("PL532", $"HEAD is at {Short(to)}; the run starts from {Short(from)}, on which the plan was approved. {Counted.Of(files, "file")} outside the plan's scope changed in between.", "Nothing to do; merging the branch brings both together.");

    /// <summary>The plan is not locked.</summary>
    public static Diagnostic NotLocked() =>
        Error("PL533", "There is no plan.lock.json: nobody has approved this plan.", "Read the plan, then approve it: foreplan lock.");

    /// <summary>The lock was not approved on this machine.</summary>
    public static Diagnostic NotApprovedHere() =>
        Error("PL534", "The lock came with the repository or was edited: nobody at this machine has approved it.", "Read the plan, then approve it here: foreplan lock.");

    /// <summary>The plan was approved anew while a run went on.</summary>
    public static Diagnostic LockReplaced(string from, string to) =>
        Error("PL538", $"The plan was approved anew ({Short(to)}) while this run went on by {Short(from)}.", "Run the plan as it is approved now: foreplan run.");

    // PL535 was a document that a lock needs and that is missing.

    /// <summary>A question is open.</summary>
    public static Diagnostic OpenQuestion(string id, string text) =>
        Error(QuestionOpenId, $"{id} is open: {text}", $"Answer it: foreplan answer {id} \"your answer\".");

    /// <summary>A spec demands nothing.</summary>
    public static Diagnostic SpecWithoutRequirements() =>
        Error("PL545", "The spec has no requirement: there is nothing to plan.", "Write bullets under `## Requirements`, or: foreplan spec add \"what is wanted\".");

    /// <summary>A note in the text is open.</summary>
    public static Diagnostic OpenNote() =>
        Error(MarkOpenId, "A note is marked in the text and nothing answers it.", "Have it answered or take it out; a plan with open notes cannot be locked.");

    /// <summary>The reviewer or executor has no model.</summary>
    public static Diagnostic NoModel(string role) =>
        Error("PL542", $"No model is named for the {role}.", "Run `foreplan init`, or name one in the roles block of AGENTS.md.");

    /// <summary>A plan that needs a challenge had none.</summary>
    /// <param name="reason">Why triage asks for one.</param>
    public static Diagnostic NotChallenged(string reason) =>
        Error(ChallengeMissingId, $"Triage says plan + review, and no model has challenged this plan yet. {reason}", "Have it challenged and decide its points: foreplan challenge.");

    /// <summary>The plan is rejected or retired.</summary>
    public static Diagnostic PlanClosed(string how, string why) =>
        Error("PL550", $"PLANS.md says that this plan is {how}: {why}", "To open it again, take its line out of PLANS.md.");

    /// <summary>Something planned that the commits do not prove.</summary>
    /// <param name="gap">What is missing, one sentence.</param>
    public static Diagnostic NotProved(string gap) =>
        Error("PL560", gap, "Build what is missing, or plan it otherwise and lock again.");

    internal static Diagnostic RedBefore(string command, string why) =>
        Note("PL701", $"`{command}` is red before the change: {why}", "Nothing, where the plan makes it green; else mend it first.");

    internal static Diagnostic PutBack(int phase, IEnumerable<string> paths) =>
        Note("PL702", $"Phase {phase}: commands changed files outside its scope; they were put back: {string.Join(", ", paths)}.", "Name the files in the phase, or have git ignore them.");

    internal static Diagnostic Chosen(string what, string instead) =>
        Note("PL703", $"{what} instead of {instead}, as asked on the command line.", "Nothing to do; it holds for this start only.");

    private static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;
}
