using Foreplan.Locks;

namespace Foreplan.Runs;

/// <summary>The run of a plan: the newest of its lock that was not dropped. Status, page, diff and report mean the same one.</summary>
/// <param name="Events">Its journal.</param>
/// <param name="State">Where it stands, with what later reviews and repairs of it came to.</param>
public sealed record PlanRun(IReadOnlyList<RunEvent> Events, RunState State)
{
    /// <summary>Finds it.</summary>
    /// <param name="journals">All journals of the plan, oldest first.</param>
    /// <param name="approval">The plan's lock; null when there is none.</param>
    /// <returns>Null when nothing ran under this lock, or what ran was dropped.</returns>
    public static PlanRun? Of(IReadOnlyList<IReadOnlyList<RunEvent>> journals, Approval? approval) =>
        approval is null ? null : Newest(journals, approval.Id);

    /// <summary>Finds the run to look back at: the one of the lock, else the newest of an earlier lock, whose branch may be there still.</summary>
    /// <param name="journals">All journals of the plan, oldest first.</param>
    /// <param name="approval">The plan's lock; null when there is none.</param>
    /// <returns>Null when nothing ran, or what ran was dropped.</returns>
    public static PlanRun? Last(IReadOnlyList<IReadOnlyList<RunEvent>> journals, Approval? approval) => Of(journals, approval) ?? Newest(journals, null);

    /// <summary>True when it is the run of another lock than this one.</summary>
    /// <param name="approval">The plan's lock; null when there is none.</param>
    public bool IsOfEarlierLock(Approval? approval) => State.Started is { } started && started.Subject != approval?.Id;

    // Of any lock when none is named.
    private static PlanRun? Newest(IReadOnlyList<IReadOnlyList<RunEvent>> journals, string? lockId)
    {
        for (var i = journals.Count - 1; i >= 0; i--)
        {
            if (journals[i][0] is RunEvent.Started { Kind: "run" } started && (lockId is null || started.Subject == lockId) && RunState.Of(journals[i]) is { IsUndone: false } state)
            {
                return new(journals[i], state.With(journals));
            }
        }

        return null;
    }
}
