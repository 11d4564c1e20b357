namespace Foreplan.Runs;

/// <summary>Where a plan stands, for a person.</summary>
public sealed record PlanStatus
{
    /// <summary>The folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>The folder relative to the root.</summary>
    public required string Path { get; init; }

    /// <summary>The plan's or the spec's title.</summary>
    public required string Title { get; init; }

    /// <summary>spec, draft, questions, notes, planned, locked, stale, running, paused, blocked, failed, reviewed, done, rejected, retired or unreadable.</summary>
    public required string Stage { get; init; }

    /// <summary>The phases with their status, in order; empty before there is a plan.</summary>
    public IReadOnlyList<PhaseProgress> Phases { get; init; } = [];

    /// <summary>The branch of the run; null before there is one.</summary>
    public string? Branch { get; init; }

    /// <summary>The review's verdict; null before there is one.</summary>
    public string? Verdict { get; init; }

    /// <summary>What comes next: a command; empty when nothing is left: the branch is merged, or the plan is closed.</summary>
    public required string Next { get; init; }

    /// <summary>Why it waits, one sentence; null when it does not.</summary>
    public string? Waiting { get; init; }

    /// <summary>What was spent on it so far, in dollars; null when a price is not known.</summary>
    public decimal? Usd { get; init; }
}
