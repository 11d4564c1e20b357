using Foreplan.Calls;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Records;

/// <summary>Runs commands of an approved plan at a commit, in a worktree of their own that is dropped afterwards; recorded in a journal of their own.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
internal sealed class PlanCommands(WorkflowPorts ports, IPlanFolder folder)
{
    /// <summary>Runs setup and the gates.</summary>
    /// <param name="approval">A lock that holds.</param>
    /// <param name="plan">The plan it approves.</param>
    /// <param name="purpose">done-when stops at the first red command, baseline runs them all.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="gates">The commands.</param>
    /// <param name="cancel">Stops between commands.</param>
    /// <returns>What the gates did, or the setup when that is red.</returns>
    public async Task<RunEvent.CommandsFinished> RunAsync(Approval approval, Plan plan, string purpose, string commit, IReadOnlyList<Gate> gates, CancellationToken cancel)
    {
        ports.Commands.Probe(approval.Policy.Sandbox);
        using var open = folder.OpenJournal("verify", static _ => false);
        var journal = new WatchedJournal(open, ports.Progress);
        journal.Append(new RunEvent.Started("verify", open.Id, folder.Path, approval.Id, commit, null, Prompt.AllHash));
        try
        {
            var commands = new CommandRunner(RunContext.Open(ports, folder, journal, approval, plan, new()));
            var done = await commands.SetUpAsync(cancel) is { Green: false } prepared ? prepared : await commands.RunAsync(purpose, null, 0, gates, plan.Network == PlanNetwork.Gates, cancel);
            journal.Append(new RunEvent.Finished(done.Green ? Outcome.Done : Outcome.NotDone));
            return done;
        }
        finally
        {
            ports.Repository.Drop(open.Id, null, null);
            ports.Commands.Forget(open.Id);
        }
    }
}
