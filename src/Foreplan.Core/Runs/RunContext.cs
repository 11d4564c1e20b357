using Foreplan.Calls;
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

    /// <summary>Opens what a journal is begun for: by its first record, by the lock, and by what the person asked instead.</summary>
    /// <param name="ports">The ports.</param>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="journal">The journal. One that has ended needs no worktree; nothing is opened or made for it.</param>
    /// <param name="approval">The lock.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="options">What the person asked.</param>
    /// <param name="before">Earlier journals of the same run.</param>
    public static RunContext Open(
        WorkflowPorts ports, IPlanFolder folder, IJournal journal, Approval approval, Plan plan, RunOptions options, params IReadOnlyList<IReadOnlyList<RunEvent>> before)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        var state = RunState.Of(journal.Events);
        var started = state.Started ?? throw new InvalidOperationException("A journal begins with what it is of.");
        return new()
        {
            Folder = folder,
            Journal = journal,
            Id = started.Id,
            Plan = plan,
            Spec = documents.Spec,
            Approval = approval,
            Roles = RunRoles.Of(documents, approval, options.Executor, options.Reviewer),
            Settings = documents.Settings,
            Repository = ports.Repository,
            Worktree = state.Outcome is null ? ports.Repository.OpenWorktree(started.Id, started.Base, documents.IsHidden) : NoWorktree.Instance,
            Models = ports.Models,
            Commands = ports.Commands,
            Prices = ports.Prices,
            Branch = started.Branch ?? "",
            Sandbox = options.Sandbox ?? approval.Policy.Sandbox,
            Progress = ports.Progress,
            Before = [.. before.SelectMany(events => events)],
            Budget = (options.BudgetUsd ?? approval.BudgetUsd) is { } limit ? new Budget(limit, () => Ledger.Of([.. before, journal.Events]).SpentUsd) : null,
        };
    }

    /// <summary>Records what the person chose instead of what is approved, and says how commands are kept in.</summary>
    public void Begin(RunOptions options, SandboxUse use)
    {
        Chosen(options.Executor, Approval.Roles.Executor, "The executor is");
        Chosen(options.Reviewer, Approval.Roles.Reviewer, "The reviewer is");
        Chosen(options.BudgetUsd is { } budget ? $"${budget}" : null, Approval.BudgetUsd is { } locked ? $"${locked}" : "none", "The budget is");
        Chosen(options.Sandbox, Approval.Policy.Sandbox, "The sandbox is");
        var approved = Approval.Policy.Tier is { } tier && tier != use.Tier ? $", not {tier} as where the plan was approved" : "";
        Progress?.Report(new Progress.Told($"Commands run in the sandbox {use.Tier}{approved}. {use.Limits}".TrimEnd()));

        void Chosen(object? chosen, string instead, string what)
        {
            if (chosen?.ToString() is { } text && text != instead)
            {
                Note(Problems.Chosen($"{what} {text}", instead));
            }
        }
    }

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
