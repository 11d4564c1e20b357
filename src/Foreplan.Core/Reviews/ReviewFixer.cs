using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Reviews;

/// <summary>Has the executor mend what a review found, under the policy of a phase, and reviews again: two rounds at most. Every step that the journal holds is taken from it.</summary>
/// <param name="run">The repair as a run: its journal, its worktree, the run's lock.</param>
/// <param name="ports">The ports.</param>
/// <param name="subject">What is reviewed.</param>
/// <param name="stillLocked">Reads the documents anew and says what no longer holds.</param>
internal sealed class ReviewFixer(RunContext run, WorkflowPorts ports, ReviewSubject subject, Func<IReadOnlyList<Diagnostic>> stillLocked)
{
    private string Started => run.State.Started?.Base ?? subject.Commit;

    private string Commit => run.State.Published?.Commit ?? Started;

    public Task<RunResult> RunAsync(CancellationToken cancel) => run.RecordedAsync(() => CarryOutAsync(cancel));

    private async Task<RunResult> CarryOutAsync(CancellationToken cancel)
    {
        var preparation = new Preparation(run, ports.Programs);
        preparation.ProgramsAreHere();
        var review = await FirstAsync(cancel);
        for (var round = 1; round <= RepairPhase.Rounds && review.Verdict == "revise" && RepairPhase.Findings(review).Count > 0; round++)
        {
            if (Broken() is { } broken)
            {
                return broken;
            }

            if (round == 1 && await preparation.SetUpAsync(cancel) is var (message, next))
            {
                return Result(Outcome.NotDone, message, next);
            }

            var phase = RepairPhase.Of(run.Plan, review, round);
            var status = await new PhaseRunner(run, phase, new ScopeGuard(phase, run.Folder.Path)).RunAsync(cancel);
            Publication.Publish(run, ports.Repository, Started);
            if (status == PhaseStatus.Blocked)
            {
                return Blocked();
            }

            review = await ReviewAsync(round + 1, cancel);
        }

        return End(review);
    }

    // A review of the same commit that was paid already is not paid again.
    private async Task<Review> FirstAsync(CancellationToken cancel)
    {
        if (run.Journal.Events.OfType<RunEvent.ConversationStarted>().Any(begun => begun.Conversation == Name(1)) || RecordedReview.Of(subject.Journals, Started) is not { Conversation: { } conversation } recorded)
        {
            return await ReviewAsync(1, cancel);
        }

        var review = await Reviewer(recorded, conversation, Started).ReviewAsync(cancel);
        if (run.State.Review is null)
        {
            var document = recorded.Events.OfType<RunEvent.ReviewFinished>().Last().Document;
            run.Journal.Append(new RunEvent.ReviewFinished(review.Verdict, Started, document));
        }

        return review;
    }

    private async Task<Review> ReviewAsync(int number, CancellationToken cancel)
    {
        // A later round is recorded already when the process was killed in it: this review is of what stood then.
        var commit = run.Journal.Events.OfType<RunEvent.ReviewFinished>().ElementAtOrDefault(number - 1)?.Commit ?? Commit;
        var reviewer = Reviewer(run.Journal, Name(number), commit);
        var review = await reviewer.ReviewAsync(cancel);
        if (run.Journal.Events.OfType<RunEvent.ReviewFinished>().Count() < number)
        {
            reviewer.Record(review, run.Folder);
        }

        return review;
    }

    private static string Name(int number) => $"review.{number}";

    private Reviewer Reviewer(IJournal journal, string conversation, string commit) => new()
    {
        Ports = ports,
        Journal = journal,
        Plan = run.Plan,
        Spec = run.Spec,
        Roles = run.Roles,
        Base = run.Approval.Base,
        Branch = run.Branch,
        Commit = commit,
        Run = subject.Run,
        Conversation = conversation,
        Repairs = [.. subject.Repairs, .. run.Journal.Events.OfType<RunEvent.PhaseCommitted>()],
        Before = run.Before,
        Budget = run.Budget,
        Found = NotDone(commit),
    };

    // What was not done at the end of the run; a repair runs those commands as its gate.
    private IReadOnlyList<Deviation> NotDone(string commit) =>
        commit == subject.Journals[0].OfType<RunEvent.Published>().LastOrDefault()?.Commit
        && subject.Journals[0].OfType<RunEvent.CommandsFinished>().LastOrDefault(done => done.Purpose == "done-when") is { Green: false, Results: [.., var red] }
            ? [Deviation.NotDone(string.Join(' ', red.Words), red.Failure ?? "")]
            : [];

    private RunResult? Broken() => run.Broken(stillLocked()) is not [_, ..] broken
        ? null
        : Result(Outcome.Refused, "The lock no longer holds.", $"Put the text back, or approve what is there: foreplan lock {run.Folder.Handle}") with { Diagnostics = broken };

    private RunResult Blocked()
    {
        var blocked = run.State.Blocked;
        var isBlocker = blocked?.Kind == "blocker";
        run.End(isBlocker ? Outcome.Waiting : Outcome.NotDone);
        return isBlocker
            ? Result(Outcome.Waiting, $"The repair is blocked. Expected: {blocked?.Expected} Found: {blocked?.Found} {blocked?.Why}", $"Change the plan, then `foreplan lock {run.Folder.Handle}` and `foreplan run {run.Folder.Handle}`.")
            : Result(Outcome.NotDone, $"What the review found is not mended. {blocked?.Why}\n{blocked?.Found}", $"See what happened with `foreplan log {run.Folder.Handle}`, or mend it by hand on {run.Branch}, then: foreplan review {run.Folder.Handle}");
    }

    private RunResult End(Review review)
    {
        var rounds = run.Journal.Events.OfType<RunEvent.PhaseCommitted>().Count();
        var outcome = review.Verdict == "approve" ? Outcome.Done : Outcome.NotDone;
        run.End(outcome);
        var path = $"{(run.Folder.Path.Length == 0 ? "" : run.Folder.Path + "/")}review.md";
        var done = rounds == 0 ? "Nothing was changed." : $"{Counted.Of(rounds, "round")} of mending {(rounds == 1 ? "is" : "are")} on the branch.";
        return review.Verdict switch
        {
            "approve" => Result(outcome, $"{done} The review approves.", $"Look at it and merge it: git merge {run.Branch}"),
            "block" => Result(outcome, $"{done} The review blocks: that is not to be mended in the code.", $"Read {path}, change the plan, then: foreplan lock {run.Folder.Handle}"),
            _ when RepairPhase.Findings(review).Count == 0 => Result(outcome, $"{done} The review says {review.Verdict}, and found nothing but suggestions, which are a person's to take.", $"Read {path}."),
            _ => Result(outcome, $"{done} The review still says {review.Verdict}.", $"Read {path}; mend the rest by hand on {run.Branch}, or change the plan."),
        };
    }

    private RunResult Result(Outcome outcome, string message, string next) => new()
    {
        Outcome = outcome,
        Message = message,
        Next = next,
        Run = run.Id,
        Branch = run.Branch,
        Commit = Commit,
        Verdict = run.State.Review?.Verdict,
    };
}
