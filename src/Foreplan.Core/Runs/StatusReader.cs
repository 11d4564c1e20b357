using Foreplan.Challenges;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Records;
using Foreplan.Traces;

namespace Foreplan.Runs;

/// <summary>Tells where a plan stands from its documents and journals.</summary>
/// <param name="ports">The ports.</param>
internal sealed class StatusReader(WorkflowPorts ports)
{
    /// <summary>What the record lists as closed.</summary>
    public IReadOnlyList<ClosedItem> Closed => ClosedItems.Read(ports.Repository.ReadWorkingFile(LivingRecord.Document));

    public static PlanStatus Unreadable(IPlanFolder folder, ForeplanException refused) =>
        new() { Name = folder.Name, Path = folder.Path, Title = folder.Name, Stage = "unreadable", Next = "", Waiting = $"{refused.Message} {refused.Hint}" };

    /// <summary>A plan, with what the record lists as closed.</summary>
    public PlanStatus Of(IPlanFolder folder, IReadOnlyList<ClosedItem> closed) => Of(folder, closed, folder.Journals());

    /// <summary>The same of journals that were read already.</summary>
    public PlanStatus Of(IPlanFolder folder, IReadOnlyList<ClosedItem> closed, IReadOnlyList<IReadOnlyList<RunEvent>> journals)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        var approval = documents.Approval;
        var plan = documents.Plan;
        var title = plan is { Title.Length: > 0 } ? plan.Title : documents.Spec is { Title.Length: > 0 } spec ? spec.Title : folder.Name;
        var run = PlanRun.Of(journals, approval)?.State;
        // What is built is done whatever the list says.
        var closing = run is not { Outcome: Outcome.Done } ? ClosedItems.Of(closed, folder) : null;
        // Without a run of this machine the commits say what is built.
        var tracer = new Tracer(ports, folder);
        var built = run is null && closing is null && approval is not null ? tracer.LandedPhases() : new HashSet<int>();
        var (stage, next, waiting) = closing is { } item ? (item.IsRetired ? "retired" : "rejected", "", item.Why)
            : plan is { Phases.Count: > 0 } && plan.Phases.All(phase => built.Contains(phase.Id)) ? ("done", "", tracer.LikelySquash is { } squash ? $"{squash.Id[..7]} changed all its files and names no phase; it is taken for the plan's work, squashed." : null)
            : Stage(folder, documents, plan, approval, run, journals);
        return new()
        {
            Name = folder.Name,
            Path = folder.Path,
            Title = title,
            Stage = stage,
            Next = next,
            Waiting = waiting,
            Branch = run?.Published?.Branch,
            Verdict = run?.Review?.Verdict,
            Usd = Ledger.Of(journals, ports.Prices).Total.Usd,
            Phases = plan is null ? [] : [.. plan.Phases.Select(phase => new PhaseProgress(phase.Id, phase.Title, run?[phase.Id] ?? (built.Contains(phase.Id) ? PhaseStatus.Complete : PhaseStatus.Pending), run?.Commits.GetValueOrDefault(phase.Id)?.Commit))],
        };
    }

    private (string Stage, string Next, string? Waiting) Stage(
        IPlanFolder folder, PlanDocuments documents, Plan? plan, Approval? approval, RunState? run, IReadOnlyList<IReadOnlyList<RunEvent>> journals)
    {
        if (plan is null)
        {
            var begun = journals.Any(events => events[0] is RunEvent.Started { Kind: "plan" } && events.All(happened => happened is not RunEvent.Finished));
            return begun ? ("draft", $"foreplan plan {folder.Handle}", "Planning was interrupted; it goes on where it stood.") : ("spec", $"foreplan plan {folder.Handle}", null);
        }

        if (run is { Outcome: null } && Broken(folder, plan, approval, run) is { } stopped)
        {
            return ("stale", $"foreplan lock {folder.Handle}", stopped.Message);
        }

        if (run is not null)
        {
            return run.Outcome is not null && approval is not null && IsMerged(folder, run, approval) ? ("done", "", null) : RunStage(folder, run);
        }

        if (plan.Questions.FirstOrDefault(question => question.State == QuestionState.Open) is { } open)
        {
            return ("questions", $"foreplan answer {folder.Handle} {open.Id} \"…\"", $"{open.Id} is open: {open.Text}");
        }

        if (approval is null && OpenNotes.Say(new OpenNotes(ports, folder).Find(plan), folder) is { } notes)
        {
            return ("notes", notes.Next, notes.Waiting);
        }

        if (approval is null && ChallengeDemand.Of(journals, plan, documents.Spec) is { } risk)
        {
            return ("planned", $"foreplan challenge {folder.Handle}", $"It needs a challenge before it is approved. {risk.Text}");
        }

        if (approval is null)
        {
            return ("planned", $"foreplan lock {folder.Handle}", null);
        }

        return Broken(folder, plan, approval, null) is { } broken
            ? ("stale", $"foreplan lock {folder.Handle}", broken.Message)
            : ("locked", $"foreplan run {folder.Handle}", null);
    }

    // What `run` would refuse, so that the command that is named next is one that goes on.
    private Diagnostic? Broken(IPlanFolder folder, Plan plan, Approval? approval, RunState? run)
    {
        var found = new PlanLocker(ports, folder).Verify();
        var drift = found.Count == 0 && approval is not null ? Drift.Find(approval.Base, plan, ports.Repository, folder.Path, run?.Published?.Commit) : [];
        return found.Concat(drift).FirstOrDefault(other => other.Severity == Severity.Error);
    }

    // Merged, or squashed or rebased by a service. A branch of which only the first commits were merged is neither.
    private bool IsMerged(IPlanFolder folder, RunState run, Approval approval)
    {
        if (run.Published is not { } published || !ports.Repository.HasCommit(published.Commit))
        {
            return false;
        }

        var common = ports.Repository.MergeBase(ports.Repository.Head, published.Commit);
        return common == published.Commit
            || (run.Commits.Values.All(phase => phase.Commit != common) && (new Squash(ports.Repository).Holds(approval.Base, published.Commit) || new Tracer(ports, folder).IsBuilt));
    }

    private static (string Stage, string Next, string? Waiting) RunStage(IPlanFolder folder, RunState run) => run switch
    {
        { Outcome: Outcome.Done } => ("done", $"git merge {run.Published?.Branch}", null),
        { Outcome: not null, Review: { Verdict: "revise" } } => ("reviewed", $"foreplan review {folder.Handle} --fix", "The review says revise."),
        { Outcome: not null, Review: not null } => ("reviewed", $"read {folder.Path}/review.md", $"The review says {run.Review.Verdict}."),
        { Outcome: not null } => ("failed", $"foreplan log {folder.Handle}", null),
        { Blocked: { Kind: "blocker" } blocked } => ("blocked", $"change the plan, then foreplan lock {folder.Handle}", $"Phase {blocked.Phase}: expected {blocked.Expected}; found {blocked.Found}"),
        { Blocked: { } blocked } => ("failed", $"foreplan log {folder.Handle}", $"Phase {blocked.Phase}: {blocked.Why}"),
        { Paused: { } paused } => ("paused", $"foreplan run {folder.Handle}{(paused.Reason == "budget" ? " --budget …" : "")}", paused.Detail),
        _ => ("running", $"foreplan run {folder.Handle}", null),
    };
}
