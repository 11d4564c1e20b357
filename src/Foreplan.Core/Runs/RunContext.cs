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

    /// <summary>Records what a person should know.</summary>
    public void Note(Diagnostic found) => Journal.Append(new RunEvent.Noted(found.Id, found.Message));
}
