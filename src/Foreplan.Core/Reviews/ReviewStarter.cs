using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>Reviews a plan's newest run by itself, again or for the first time.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
/// <param name="chosen">The reviewer instead of AGENTS.md's; null for that one.</param>
internal sealed class ReviewStarter(WorkflowPorts ports, IPlanFolder folder, ModelRef? chosen)
{
    public async Task<RunResult> StartAsync(CancellationToken cancel)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        var journals = folder.Journals();
        var run = journals.LastOrDefault(events => RunState.Of(events) is { Started.Kind: "run", IsUndone: false });
        var state = run is null ? null : RunState.Of(run);
        if (documents.Plan is not { } plan || state is not { Started: { } started, Published: { } published })
        {
            throw new ForeplanException($"{folder.Name} has no run with a commit to review.", $"foreplan run {folder.Handle}");
        }

        // The model is told what was approved and nothing else.
        var broken = new PlanLocker(ports, folder).Verify();
        if (broken.Any(error => error.Severity == Severity.Error) || documents.Approval?.Id != started.Subject)
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
        using var open = folder.OpenJournal("review", events => events[0] is RunEvent.Started { Kind: "review" } other && other.Subject == commit && events.All(happened => happened is not RunEvent.Finished));
        var journal = new WatchedJournal(open, ports.Progress);
        journal.Append(open.Events.Count > 0
            ? new RunEvent.Resumed()
            : new RunEvent.Started("review", open.Id, folder.Path, commit, started.Base, published.Branch, Prompt.AllHash));
        var roles = documents.Roles;
        var locked = ModelRef.TryParse(documents.Approval?.Roles.Reviewer, out var model) ? model : null;
        var reviewer = new Reviewer
        {
            Ports = ports,
            Journal = journal,
            Plan = plan,
            Spec = documents.Spec,
            Roles = roles with { Reviewer = roles.Reviewer with { Model = chosen ?? locked ?? roles.Reviewer.Model } },
            Base = started.Base,
            Branch = published.Branch,
            Commit = commit,
            Run = state,
            Budget = documents.Approval?.BudgetUsd is { } limit ? new Budget(limit, () => Ledger.Of([run ?? [], journal.Events]).SpentUsd) : null,
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

        var document = reviewer.Document(review, Report.Of(plan.Title, folder.Journals(), ports.Prices, null));
        folder.Write("review.md", SourceText.From("review.md", document).ToBytes());
        journal.Append(new RunEvent.ReviewFinished(review.Verdict, commit, new Body(document)));
        var outcome = review.Verdict == "approve" ? Outcome.Done : Outcome.NotDone;
        journal.Append(new RunEvent.Finished(outcome));
        return new()
        {
            Outcome = outcome,
            Message = $"The review says {review.Verdict}: {review.Deviations.Count} deviations found by code, {review.Findings.Count} findings by the reviewer.",
            Next = $"Read {documents.PathOf("review.md")}.",
            Branch = published.Branch,
            Commit = commit,
            Verdict = review.Verdict,
        };
    }
}
