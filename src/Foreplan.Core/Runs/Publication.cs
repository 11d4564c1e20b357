using Foreplan.Repositories;

namespace Foreplan.Runs;

/// <summary>Brings what phases committed into the person's branch.</summary>
internal static class Publication
{
    /// <summary>Publishes the newest commit of the journal; what is published already is left.</summary>
    /// <param name="run">The run.</param>
    /// <param name="repository">The person's repository.</param>
    /// <param name="found">The commit that the branch was at before this journal; null when there was no branch.</param>
    public static void Publish(RunContext run, IRepository repository, string? found)
    {
        var commit = run.Journal.Events.OfType<RunEvent.PhaseCommitted>().LastOrDefault()?.Commit;
        var published = run.State.Published;
        if (commit is null || published?.Commit == commit)
        {
            return;
        }

        if (repository.BranchCommit(run.Branch) != commit)
        {
            repository.Publish(run.Id, run.Branch, commit, published?.Commit ?? found);
        }

        run.Journal.Append(new RunEvent.Published(run.Branch, commit));
    }
}
