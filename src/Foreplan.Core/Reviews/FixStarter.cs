using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Diagnostics;
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
    private readonly PlanDocuments documents = new(ports.Repository, folder);

    public async Task<RunResult> StartAsync(ReviewSubject subject, CancellationToken cancel)
    {
        if (subject.Run.Outcome is null)
        {
            throw new ForeplanException($"The run of {folder.Name} has not ended, so there is nothing to mend yet.", $"foreplan run {folder.Handle}");
        }

        using var open = folder.OpenJournal("fix", events => events[0] is RunEvent.Started { Kind: "fix" } other && other.Subject == subject.RunId && events.All(happened => happened is not RunEvent.Finished));
        var journal = new WatchedJournal(open, ports.Progress);
        var sandbox = options.Sandbox ?? subject.Approval.Policy.Sandbox;
        ports.Commands.Probe(sandbox);
        ports.Commands.EndLeftovers(open.Id);
        journal.Append(open.Events.Count > 0
            ? new RunEvent.Resumed()
            : new RunEvent.Started("fix", open.Id, folder.Path, subject.RunId, subject.Commit, subject.Branch, Prompt.AllHash));
        var from = RunState.Of(journal.Events).Started?.Base ?? subject.Commit;
        var run = new RunContext
        {
            Folder = folder,
            Journal = journal,
            Id = open.Id,
            Plan = subject.Plan,
            Spec = documents.Spec,
            Approval = subject.Approval,
            Roles = RunRoles.Of(documents, subject.Approval, null, options.Reviewer),
            Settings = documents.Settings,
            Repository = ports.Repository,
            Worktree = ports.Repository.OpenWorktree(open.Id, from, documents.IsHidden),
            Base = ports.Repository.TreeAt(subject.Approval.Base),
            Models = ports.Models,
            Commands = ports.Commands,
            Prices = ports.Prices,
            Branch = subject.Branch,
            Sandbox = sandbox,
            Progress = ports.Progress,
            Before = [.. subject.Journals.SelectMany(events => events)],
            Budget = (options.BudgetUsd ?? subject.Approval.BudgetUsd) is { } limit ? new Budget(limit, () => Ledger.Of([.. subject.Journals, journal.Events]).SpentUsd) : null,
        };
        if (sandbox != subject.Approval.Policy.Sandbox)
        {
            run.Note(Problems.Chosen($"The sandbox is {sandbox}", subject.Approval.Policy.Sandbox));
        }

        return await new ReviewFixer(run, ports, subject, new PlanLocker(ports, folder).Verify).RunAsync(cancel);
    }
}
