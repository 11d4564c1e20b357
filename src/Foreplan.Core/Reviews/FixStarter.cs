using Foreplan.Calls;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Reviews;

/// <summary>Starts the repair of what a review found, or goes on with it: in a worktree of its own at the run's branch, under the run's lock.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
/// <param name="options">What the person asked.</param>
internal sealed class FixStarter(WorkflowPorts ports, IPlanFolder folder, ReviewOptions options)
{
    public async Task<RunResult> StartAsync(ReviewSubject subject, CancellationToken cancel)
    {
        if (subject.Run.Outcome is null)
        {
            throw new ForeplanException($"The run of {folder.Name} has not ended, so there is nothing to mend yet.", $"foreplan run {folder.Handle}");
        }

        using var open = folder.OpenJournal("fix", events => events[0] is RunEvent.Started { Kind: "fix" } other && other.Subject == subject.RunId && events.All(happened => happened is not RunEvent.Finished));
        var journal = new WatchedJournal(open, ports.Progress);
        var asked = new RunOptions { Reviewer = options.Reviewer, BudgetUsd = options.BudgetUsd, Sandbox = options.Sandbox };
        var use = ports.Commands.Probe(asked.Sandbox ?? subject.Approval.Policy.Sandbox);
        ports.Commands.EndLeftovers(open.Id);
        journal.Append(open.Events.Count > 0
            ? new RunEvent.Resumed()
            : new RunEvent.Started("fix", open.Id, folder.Path, subject.RunId, subject.Commit, subject.Branch, Prompt.AllHash));
        var run = RunContext.Open(ports, folder, journal, subject.Approval, subject.Plan, asked, [.. subject.Journals]);
        run.Begin(asked, use);
        return await new ReviewFixer(run, ports, subject, () => new PlanLocker(ports, folder).Verify(subject.Approval.Id)).RunAsync(cancel);
    }
}
