using Foreplan.Plans;

namespace Foreplan.Runs;

/// <summary>Drops a plan's newest run: branch, worktree, refs. The journal stays, because money was spent.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
internal sealed class Undo(WorkflowPorts ports, IPlanFolder folder)
{
    public UndoProposal Prepare()
    {
        var journals = folder.Journals();
        var state = journals.Select(RunState.Of).LastOrDefault(other => other is { Started.Kind: "run", IsUndone: false })?.With(journals)
            ?? throw new ForeplanException($"{folder.Name} has no run to undo.", $"foreplan status shows where it stands.");
        var id = state.Started?.Id ?? "";
        var branch = state.Published?.Branch;
        var commit = state.Published?.Commit;
        var now = branch is null ? null : ports.Repository.BranchCommit(branch);
        return new()
        {
            Folder = folder,
            Run = id,
            Branch = now is null ? null : branch,
            Commit = commit,
            Commits =
            [
                .. state.Commits.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value.Commit[..7]} Phase {pair.Key}"),
                .. Repairs(journals, id).SelectMany(events => events.OfType<RunEvent.PhaseCommitted>()).Select(mended => $"{mended.Commit[..7]} {Reviews.RepairPhase.Title}"),
            ],
            Refusal = now is null || now == commit ? null : $"{branch} is at {now[..7]}, the run left it at {commit?[..7]}: it holds commits that are not the run's.",
        };
    }

    public void CarryOut(UndoProposal proposal)
    {
        if (proposal.Refusal is { } refusal)
        {
            throw new ForeplanException(refusal, "Move or delete the branch yourself if you want that.", Outcome.Refused);
        }

        using var journal = folder.OpenJournal("run", events => events[0] is RunEvent.Started started && started.Id == proposal.Run);
        ports.Repository.Drop(proposal.Run, proposal.Branch, proposal.Commit);
        ports.Commands.Forget(proposal.Run);
        foreach (var repair in Repairs(folder.Journals(), proposal.Run).Select(RunState.Of).Select(state => state.Started?.Id).OfType<string>())
        {
            ports.Repository.Drop(repair, null, null);
            ports.Commands.Forget(repair);
        }

        journal.Append(new RunEvent.Undone());
    }

    private static IEnumerable<IReadOnlyList<RunEvent>> Repairs(IReadOnlyList<IReadOnlyList<RunEvent>> journals, string run) =>
        journals.Where(events => events[0] is RunEvent.Started { Kind: "fix" } started && started.Subject == run);
}
