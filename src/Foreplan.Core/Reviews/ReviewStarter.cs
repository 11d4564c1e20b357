using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>Reviews a plan's newest run by itself, again or for the first time.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
/// <param name="options">What the person asked.</param>
internal sealed class ReviewStarter(WorkflowPorts ports, IPlanFolder folder, ReviewOptions options)
{
    private readonly PlanDocuments documents = new(ports.Repository, folder);

    public async Task<RunResult> StartAsync(CancellationToken cancel)
    {
        var journals = folder.Journals();
        var run = journals.LastOrDefault(events => RunState.Of(events) is { Started.Kind: "run", IsUndone: false });
        var state = run is null ? null : RunState.Of(run).With(journals);
        if (documents.Plan is not { } plan || run is null || state is not { Started: { } started, Published: { } published })
        {
            throw new ForeplanException($"{folder.Name} has no run with a commit to review.", $"foreplan run {folder.Handle}");
        }

        // The model is told what was approved and nothing else.
        var broken = new PlanLocker(ports, folder).Verify();
        if (broken.Any(error => error.Severity == Severity.Error) || documents.Approval is not { } approval || approval.Id != started.Subject)
        {
            return new()
            {
                Outcome = Outcome.Refused,
                Message = broken.Count > 0 ? "The lock no longer holds, so there is nothing to review against." : "The plan was approved anew since this run.",
                Next = $"Put the text back, or carry out what is approved now: foreplan run {folder.Handle}",
                Diagnostics = broken,
            };
        }

        var commit = ports.Repository.BranchCommit(published.Branch) ?? published.Commit;
        var subject = new ReviewSubject
        {
            Plan = plan,
            Approval = approval,
            Run = state,
            RunId = started.Id,
            Branch = published.Branch,
            Commit = commit,
            Journals = [run, .. journals.Where(events => BelongsTo(events, started) && !GoesOn(events, started, commit))],
        };
        return options.Fix
            ? await new FixStarter(ports, folder, options).StartAsync(subject, cancel)
            : await ReviewAsync(subject, started.Base, cancel);
    }

    // Reviews of the run's branch name no run: those that came after it are its own.
    private static bool BelongsTo(IReadOnlyList<RunEvent> events, RunEvent.Started run) =>
        events[0] is RunEvent.Started { Kind: "fix" } fix ? fix.Subject == run.Id
        : events[0] is RunEvent.Started { Kind: "review" } review && review.Base == run.Base && review.At >= run.At;

    private bool GoesOn(IReadOnlyList<RunEvent> events, RunEvent.Started run, string commit) =>
        events.All(happened => happened is not RunEvent.Finished) && events[0] is RunEvent.Started started
        && (options.Fix ? started.Kind == "fix" && started.Subject == run.Id : started.Kind == "review" && started.Subject == commit);

    private async Task<RunResult> ReviewAsync(ReviewSubject subject, string baseCommit, CancellationToken cancel)
    {
        using var open = folder.OpenJournal("review", events => events[0] is RunEvent.Started { Kind: "review" } other && other.Subject == subject.Commit && events.All(happened => happened is not RunEvent.Finished));
        var journal = new WatchedJournal(open, ports.Progress);
        journal.Append(open.Events.Count > 0
            ? new RunEvent.Resumed()
            : new RunEvent.Started("review", open.Id, folder.Path, subject.Commit, baseCommit, subject.Branch, Prompt.AllHash));
        var reviewer = new Reviewer
        {
            Ports = ports,
            Journal = journal,
            Plan = subject.Plan,
            Spec = documents.Spec,
            Roles = RunRoles.Of(documents, subject.Approval, null, options.Reviewer),
            Base = baseCommit,
            Branch = subject.Branch,
            Commit = subject.Commit,
            Run = subject.Run,
            Repairs = subject.Repairs,
            Before = [.. subject.Journals.SelectMany(events => events)],
            Budget = (options.BudgetUsd ?? subject.Approval.BudgetUsd) is { } limit ? new Budget(limit, () => Ledger.Of([.. subject.Journals, journal.Events]).SpentUsd) : null,
        };
        Review review;
        try
        {
            review = await reviewer.ReviewAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            journal.Append(new RunEvent.Paused("cancelled", "The person stopped it."));
            throw;
        }

        reviewer.Record(review, folder);
        var outcome = review.Verdict == "approve" ? Outcome.Done : Outcome.NotDone;
        journal.Append(new RunEvent.Finished(outcome));
        return new()
        {
            Outcome = outcome,
            Message = $"The review says {review.Verdict}: {Counted.Of(review.Deviations.Count, "deviation")} found by code, {Counted.Of(review.Findings.Count, "finding")} by the reviewer.",
            Next = $"Read {documents.PathOf("review.md")}{(review.Verdict == "revise" ? $"; to have it mended: foreplan review {folder.Handle} --fix" : ".")}",
            Branch = subject.Branch,
            Commit = subject.Commit,
            Verdict = review.Verdict,
        };
    }
}
