namespace Foreplan.Runs;

/// <summary>Where a run stands: a fold over its journal and nothing else.</summary>
public sealed record RunState
{
    private readonly Dictionary<int, PhaseStatus> phases = [];

    /// <summary>The journal's first record; null while it is empty.</summary>
    public RunEvent.Started? Started { get; private init; }

    /// <summary>What the phases committed, by phase.</summary>
    public IReadOnlyDictionary<int, RunEvent.PhaseCommitted> Commits { get; private init; } = new Dictionary<int, RunEvent.PhaseCommitted>();

    /// <summary>The newest report that a phase cannot go on; null when none can.</summary>
    public RunEvent.PhaseBlocked? Blocked { get; private init; }

    /// <summary>Why it was stopped last; null when it went on or ended.</summary>
    public RunEvent.Paused? Paused { get; private init; }

    /// <summary>The review; null before it.</summary>
    public RunEvent.ReviewFinished? Review { get; private init; }

    /// <summary>The person's branch as this run left it; null before the first commit.</summary>
    public RunEvent.Published? Published { get; private init; }

    /// <summary>How it ended; null while it has not.</summary>
    public Outcome? Outcome { get; private init; }

    /// <summary>The budget of the newest start, in dollars; null when there is none, or the journal does not tell it.</summary>
    public decimal? BudgetUsd { get; private init; }

    /// <summary>True when the person dropped it.</summary>
    public bool IsUndone { get; private init; }

    /// <summary>Where a phase stands.</summary>
    public PhaseStatus this[int phase] => phases.GetValueOrDefault(phase, PhaseStatus.Pending);

    /// <summary>Folds a journal.</summary>
    public static RunState Of(IEnumerable<RunEvent> events)
    {
        var state = new RunState();
        foreach (var happened in events)
        {
            state = state.After(happened);
        }

        return state;
    }

    /// <summary>The run with what later reviews and repairs of it came to: the branch, the verdict and so the outcome.</summary>
    /// <param name="journals">All journals of the plan, oldest first.</param>
    public RunState With(IEnumerable<IReadOnlyList<RunEvent>> journals)
    {
        var run = this;
        foreach (var later in Outcome is null ? [] : journals.Select(Of))
        {
            run = later.Started?.Kind switch
            {
                "fix" when later.Started.Subject == Started?.Id => (run with { Published = later.Published ?? run.Published }).Judged(later.Review),
                "review" when later.Review?.Commit == run.Published?.Commit => run.Judged(later.Review),
                _ => run,
            };
        }

        return run;
    }

    private RunState Judged(RunEvent.ReviewFinished? review) =>
        review is null ? this : this with { Review = review, Outcome = review.Verdict == "approve" ? Foreplan.Outcome.Done : Foreplan.Outcome.NotDone };

    private RunState After(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.Started started:
                return this with { Started = started, BudgetUsd = started.BudgetUsd };
            case RunEvent.PhaseStarted begun:
                phases[begun.Phase] = PhaseStatus.InProgress;
                return this;
            case RunEvent.PhaseCommitted committed:
                phases[committed.Phase] = PhaseStatus.Complete;
                return this with { Commits = new Dictionary<int, RunEvent.PhaseCommitted>(Commits) { [committed.Phase] = committed } };
            case RunEvent.PhaseBlocked blocked:
                phases[blocked.Phase] = PhaseStatus.Blocked;
                return this with { Blocked = blocked };
            case RunEvent.Published published:
                return this with { Published = published };
            case RunEvent.Paused paused:
                return this with { Paused = paused };
            case RunEvent.Resumed resumed:
                return this with { Paused = null, BudgetUsd = resumed.BudgetUsd };
            case RunEvent.ReviewFinished review:
                return this with { Review = review };
            case RunEvent.Undone:
                return this with { IsUndone = true };
            case RunEvent.Finished finished:
                return this with { Outcome = finished.Outcome, Paused = null };
            default:
                return this;
        }
    }
}
