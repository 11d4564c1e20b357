using Foreplan.Calls;
using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Roles;
using Foreplan.Settings;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Runs;

/// <summary>Everything that one run needs, opened once.</summary>
internal sealed record RunContext
{
    public required IPlanFolder Folder { get; init; }

    public required IJournal Journal { get; init; }

    public required string Id { get; init; }

    public required Plan Plan { get; init; }

    public required Spec? Spec { get; init; }

    public required Approval Approval { get; init; }

    public required RoleTable Roles { get; init; }

    public required ProjectSettings Settings { get; init; }

    public required IRepository Repository { get; init; }

    public required IWorktree Worktree { get; init; }

    public required ITree Base { get; init; }

    public required IModels Models { get; init; }

    public required IGateRunner Commands { get; init; }

    public required PriceBook Prices { get; init; }

    public required string Branch { get; init; }

    public required string Sandbox { get; init; }

    /// <summary>What earlier journals of the same run hold; for a repair after a review.</summary>
    public IReadOnlyList<RunEvent> Before { get; init; } = [];

    public Budget? Budget { get; init; }

    public IProgress<Progress>? Progress { get; init; }

    public RunState State => RunState.Of(Journal.Events);

    /// <summary>Does the work, and records when it is stopped before its end.</summary>
    public async Task<RunResult> RecordedAsync(Func<Task<RunResult>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            Journal.Append(new RunEvent.Paused("cancelled", "The person stopped it."));
            throw;
        }
        catch (ForeplanException stopped) when (Journal.Events[^1] is not RunEvent.Paused)
        {
            Journal.Append(new RunEvent.Paused("failed", Secrets.Replace(stopped.Message)));
            throw;
        }
    }

    /// <summary>The errors of a lock that no longer holds, recorded; none when it holds.</summary>
    public IReadOnlyList<Diagnostic> Broken(IEnumerable<Diagnostic> found)
    {
        var errors = found.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            Journal.Append(new RunEvent.Paused("lock", errors[0].Message));
        }

        return errors;
    }

    /// <summary>Clears away what the run used. The record of the end is the last act: what a kill before it left lying is cleared away by the next start.</summary>
    public void End(Outcome outcome)
    {
        Commands.Forget(Id);
        if (!Repository.CloseWorktree(Id))
        {
            Progress?.Report(new Progress.Told($"The worktree {Worktree.Root} holds uncommitted work and was left."));
        }

        Journal.Append(new RunEvent.Finished(outcome));
    }

    /// <summary>Records what a person should know.</summary>
    public void Note(Diagnostic found) => Journal.Append(new RunEvent.Noted(found.Id, found.Message));
}
