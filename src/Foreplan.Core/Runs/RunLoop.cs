using Foreplan.Calls;
using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Gates;
using Foreplan.Plans;
using Foreplan.Reviews;
using Foreplan.Text;

namespace Foreplan.Runs;

/// <summary>Carries a locked plan out: setup, baseline, phase after phase, what done means, review. Every step that the journal holds is taken from it.</summary>
/// <param name="run">The run.</param>
/// <param name="ports">The ports.</param>
/// <param name="options">What the person asked of this start.</param>
/// <param name="stillLocked">Reads the documents anew and says what no longer holds.</param>
internal sealed class RunLoop(RunContext run, WorkflowPorts ports, RunOptions options, Func<IReadOnlyList<Diagnostic>> stillLocked)
{
    private readonly CommandRunner commands = new(run);

    public Task<RunResult> RunAsync(CancellationToken cancel) => run.RecordedAsync(() => CarryOutAsync(cancel));

    private async Task<RunResult> CarryOutAsync(CancellationToken cancel)
    {
        var preparation = new Preparation(run, ports.Programs);
        preparation.ProgramsAreHere();
        if (await preparation.SetUpAsync(cancel) is var (message, next))
        {
            return Result(Outcome.NotDone, message, next);
        }

        await BaselineAsync(cancel);
        foreach (var phase in Wanted())
        {
            if (run.State[phase.Id] == PhaseStatus.Complete)
            {
                Publication.Publish(run, ports.Repository, null);
                continue;
            }

            if (Broken() is { } broken)
            {
                return broken;
            }

            var guard = new ScopeGuard(phase, run.Folder.Path);
            var status = await new PhaseRunner(run, phase, guard).RunAsync(cancel);
            Publication.Publish(run, ports.Repository, null);
            if (status == PhaseStatus.Blocked)
            {
                return Blocked();
            }

            if (options.PauseAfterPhase && run.Plan.Phases.Any(other => run.State[other.Id] != PhaseStatus.Complete))
            {
                run.Journal.Append(new RunEvent.Paused("pause", $"Phase {phase.Id} is done."));
                return Result(Outcome.Waiting, $"Phase {phase.Id} is done; stopped here as asked.", $"Look at it with `foreplan diff {run.Folder.Handle}`, then `foreplan run {run.Folder.Handle}`.");
            }
        }

        if (run.Plan.Phases.Any(phase => run.State[phase.Id] != PhaseStatus.Complete))
        {
            var open = run.Plan.Phases.Where(phase => run.State[phase.Id] != PhaseStatus.Complete).Select(phase => phase.Id);
            return Result(Outcome.Done, $"Phase {options.Phase} is done.", $"Still to do: {string.Join(", ", open.Select(id => $"phase {id}"))}: foreplan run {run.Folder.Handle}");
        }

        return await EndAsync(cancel);
    }

    private IEnumerable<Phase> Wanted() => new PhaseOrder(run.Plan).Phases.Where(phase => options.Phase is null || phase.Id == options.Phase);

    private async Task BaselineAsync(CancellationToken cancel)
    {
        if (run.Journal.Events.OfType<RunEvent.CommandsFinished>().Any(done => done.Purpose == "baseline"))
        {
            return;
        }

        var gates = run.Plan.Phases.SelectMany(phase => phase.Gates).DistinctBy(gate => (gate.Folder, string.Join('\0', gate.Words))).ToList();
        var baseline = await commands.RunAsync("baseline", null, 0, gates, run.Plan.Network == PlanNetwork.Gates, cancel);
        foreach (var red in baseline.Results.Where(result => result.Failure is not null))
        {
            run.Note(Problems.RedBefore(string.Join(' ', red.Words), red.Failure ?? ""));
        }
    }

    private RunResult? Broken() => run.Broken(stillLocked()) is not [_, ..] broken
        ? null
        : Result(Outcome.Refused, "The lock no longer holds.", $"Put the text back, or approve what is there: foreplan lock {run.Folder.Handle}") with { Diagnostics = broken };

    private RunResult Blocked()
    {
        var blocked = run.State.Blocked;
        return blocked?.Kind == "blocker"
            ? Result(Outcome.Waiting, $"Phase {blocked.Phase} is blocked. Expected: {blocked.Expected} Found: {blocked.Found} {blocked.Why}", $"Change the plan, then `foreplan lock {run.Folder.Handle}` and `foreplan run {run.Folder.Handle}`.")
            : Result(Outcome.NotDone, $"Phase {blocked?.Phase} is not done. {blocked?.Why}\n{blocked?.Found}", $"See what happened with `foreplan log {run.Folder.Handle}`. Change the plan and lock again, or name a stronger executor: Escalate to, in AGENTS.md.");
    }

    private async Task<RunResult> EndAsync(CancellationToken cancel)
    {
        var doneWhen = run.Plan.DoneWhen.Count == 0
            ? null
            : await commands.RunAsync("done-when", null, 0, run.Plan.DoneWhen, run.Plan.Network == PlanNetwork.Gates, cancel);
        var notMet = doneWhen is { Green: false } ? doneWhen.Results[^1] : null;
        if (Broken() is { } broken)
        {
            return broken;
        }

        var verdict = await ReviewAsync(notMet, cancel);
        var outcome = notMet is null && verdict is "approve" or "skipped" ? Outcome.Done : Outcome.NotDone;
        run.End(outcome);
        return Ended();
    }

    /// <summary>How a run that has ended stands; nothing is called or started.</summary>
    /// <param name="later">The run with later reviews and repairs; null when there can be none.</param>
    public RunResult Ended(RunState? later = null)
    {
        var state = later ?? run.State;
        var verdict = state.Review?.Verdict;
        var message = verdict switch
        {
            "approve" => "All phases are done, and the review approves.",
            "skipped" => "All phases are done. The review was skipped.",
            null => "The run has ended.",
            _ => $"All phases are done; the review says {verdict}.",
        };
        var notMet = run.Journal.Events.OfType<RunEvent.CommandsFinished>().LastOrDefault(done => done.Purpose == "done-when" && !done.Green)?.Results[^1];
        message += notMet is null ? "" : $" `{string.Join(' ', notMet.Words)}` of Done when is not met: {notMet.Failure}";
        return Result(
            state.Outcome ?? Outcome.NotDone,
            message,
            state.Outcome == Outcome.Done ? $"Look at it and merge it: git merge {run.Branch}"
                : verdict is "skipped" ? $"See what happened with `foreplan log {run.Folder.Handle}`."
                : $"Read {(run.Folder.Path.Length == 0 ? "" : run.Folder.Path + "/")}review.md{(verdict == "revise" ? $"; to have it mended: foreplan review {run.Folder.Handle} --fix" : ".")}",
            state);
    }

    private async Task<string> ReviewAsync(CommandResult? notMet, CancellationToken cancel)
    {
        if (run.State.Review is { } recorded)
        {
            return recorded.Verdict;
        }

        var commit = run.State.Published?.Commit ?? run.Approval.Base;
        if (options.NoReview is { } reason)
        {
            run.Journal.Append(new RunEvent.ReviewFinished("skipped", commit, new Body(reason)));
            return "skipped";
        }

        var reviewer = new Reviewer
        {
            Ports = ports,
            Journal = run.Journal,
            Plan = run.Plan,
            Spec = run.Spec,
            Roles = run.Roles,
            Base = run.Approval.Base,
            Branch = run.Branch,
            Commit = commit,
            Run = run.State,
            Budget = run.Budget,
            Found = notMet is null ? [] : [Deviation.NotDone(string.Join(' ', notMet.Words), notMet.Failure ?? "")],
        };
        var review = await reviewer.ReviewAsync(cancel);
        reviewer.Record(review, run.Folder);
        return review.Verdict;
    }

    private RunResult Result(Outcome outcome, string message, string next, RunState? known = null)
    {
        var state = known ?? run.State;
        return new()
        {
            Outcome = outcome,
            Message = message,
            Next = next,
            Run = run.Id,
            Branch = state.Published?.Branch,
            Commit = state.Published?.Commit,
            Verdict = state.Review?.Verdict,
        };
    }
}
