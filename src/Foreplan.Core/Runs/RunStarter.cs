using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Records;
using Foreplan.Text;
using Foreplan.Triage;

namespace Foreplan.Runs;

/// <summary>Starts a run or goes on with it: only from a lock that holds, on a base that has not drifted, in a sandbox that works.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
/// <param name="options">What the person asked of this start.</param>
internal sealed class RunStarter(WorkflowPorts ports, IPlanFolder folder, RunOptions options)
{
    private readonly PlanDocuments documents = new(ports.Repository, folder);

    public async Task<RunResult> StartAsync(CancellationToken cancel)
    {
        var locker = new PlanLocker(ports, folder);
        var broken = locker.Verify();
        if (broken.Any(found => found.Severity == Severity.Error) || documents.Approval is not { } approval || documents.Plan is not { } plan)
        {
            return new()
            {
                Outcome = Outcome.Refused,
                Message = documents.Approval is null ? "The plan is not locked." : "The lock does not hold.",
                Next = $"Read the plan, then approve it: foreplan lock {folder.Handle}",
                Diagnostics = broken,
            };
        }

        var known = folder.Journals().LastOrDefault(events => Belongs(events, approval.Id)) is { } begun ? RunState.Of(begun) : null;
        // A run that has ended needs nothing of HEAD any more, which may hold its merge.
        IReadOnlyList<Diagnostic> drift = known?.Outcome is null ? Drift.Find(approval.Base, plan, ports.Repository, folder.Path, known?.Published?.Commit) : [];
        if (drift.FirstOrDefault(found => found.Severity == Severity.Error) is not null)
        {
            return new() { Outcome = Outcome.Refused, Message = "The lock is stale: files in its scope changed since.", Next = $"Look at the plan once more, then: foreplan lock {folder.Handle}", Diagnostics = drift };
        }

        if (known?.Outcome is null && ClosedItems.Refusal(ClosedItems.Read(ports.Repository.ReadWorkingFile(LivingRecord.Document)), folder) is { } closed)
        {
            return new() { Outcome = Outcome.Refused, Message = "The plan is closed.", Next = closed.Fix ?? "", Diagnostics = [closed] };
        }

        if (options.NoReview is not null && PlanTriage.Of(plan, documents.Spec) is { Level: TriageLevel.PlanAndReview } risky)
        {
            return new() { Outcome = Outcome.Refused, Message = $"The review of this plan cannot be left out. Triage says {risky.Word}: {risky.Reasons[0].Text}", Next = $"foreplan run {folder.Handle}" };
        }

        if (options.Phase is { } wanted)
        {
            IsReady(wanted, plan, approval);
        }

        using var open = folder.OpenJournal("run", events => Belongs(events, approval.Id));
        var journal = new WatchedJournal(open, ports.Progress);
        if (RunState.Of(journal.Events).Outcome is not null)
        {
            var last = RunContext.Open(ports, folder, journal, approval, plan, options);
            var ended = new RunLoop(last, ports, options, () => locker.Verify(approval.Id)).Ended(last.State.With(folder.Journals()));
            return ended with { Message = $"Nothing was called or run. {ended.Message}" };
        }

        var isNew = journal.Events.Count == 0;
        var use = ports.Commands.Probe(options.Sandbox ?? approval.Policy.Sandbox);
        ports.Commands.EndLeftovers(open.Id);
        if (isNew)
        {
            journal.Append(new RunEvent.Started("run", open.Id, folder.Path, approval.Id, approval.Base, BranchName(plan), Prompt.AllHash) { BudgetUsd = options.BudgetUsd ?? approval.BudgetUsd });
        }

        var run = RunContext.Open(ports, folder, journal, approval, plan, options);
        Tell(isNew, open.WasTorn, run.State, drift);
        if (!isNew)
        {
            journal.Append(new RunEvent.Resumed { BudgetUsd = options.BudgetUsd ?? approval.BudgetUsd });
        }

        run.Begin(options, use);
        return await new RunLoop(run, ports, options, () => locker.Verify(approval.Id)).RunAsync(cancel);
    }

    private static bool Belongs(IReadOnlyList<RunEvent> events, string lockId) =>
        events[0] is RunEvent.Started { Kind: "run" } started && started.Subject == lockId && events.All(happened => happened is not RunEvent.Undone);

    private void IsReady(int wanted, Plan plan, Approval approval)
    {
        var phase = plan.Phases.FirstOrDefault(phase => phase.Id == wanted)
            ?? throw new ForeplanException($"The plan has no phase {wanted}.", $"It has {string.Join(", ", plan.Phases.Select(phase => phase.Id))}.");
        var state = PlanRun.Of(folder.Journals(), approval)?.State;
        if (phase.DependsOn.Where(other => state?[other] != PhaseStatus.Complete).ToList() is { Count: > 0 } missing)
        {
            throw new ForeplanException($"Phase {wanted} depends on phase {string.Join(" and ", missing)}, not done yet.", $"foreplan run {folder.Handle} --phase {missing[0]}");
        }
    }

    private string BranchName(Plan plan) => $"foreplan/{(folder.Path.Length == 0 ? Slug.Of(plan.Title) : folder.Name)}";

    private void Tell(bool isNew, bool wasTorn, RunState state, IReadOnlyList<Diagnostic> drift)
    {
        if (!isNew)
        {
            var done = state.Commits.Count;
            Say($"Going on with the run of {state.Started?.At:yyyy-MM-dd HH:mm} UTC: {Counted.Of(done, "phase")} done. No recorded call is sent again; one under way when it stopped may be paid twice.");
        }

        if (wasTorn)
        {
            Say("The journal's last line was torn when the process died; it was set aside.");
        }

        foreach (var note in drift)
        {
            Say(note.Message);
        }

        var uncommitted = ports.Repository.Uncommitted().Where(path => !documents.IsHidden(path)).ToList();
        if (uncommitted.Count > 0)
        {
            Say($"{Counted.Of(uncommitted.Count, "uncommitted file")} in your tree ({string.Join(", ", uncommitted.Take(3))}{(uncommitted.Count > 3 ? ", …" : "")}): the run starts from the commit and does not see them; they stay as they are.");
        }
    }

    private void Say(string text) => ports.Progress?.Report(new Progress.Told(text));
}
