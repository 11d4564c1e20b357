using Foreplan.Roles;

namespace Foreplan.Runs;

/// <summary>What a person asked of one start of a run.</summary>
public sealed record RunOptions
{
    /// <summary>Just this phase; null (the default) for all.</summary>
    public int? Phase { get; init; }

    /// <summary>Stop after each phase. False by default.</summary>
    public bool PauseAfterPhase { get; init; }

    /// <summary>Why the review is left out; null (the default) has it.</summary>
    public string? NoReview { get; init; }

    /// <summary>The budget in dollars instead of the lock's; null (the default) keeps the lock's.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>The sandbox tier instead of the lock's: full or none; null (the default) keeps the lock's.</summary>
    public string? Sandbox { get; init; }

    /// <summary>The executor instead of the lock's, for this once.</summary>
    public ModelRef? Executor { get; init; }

    /// <summary>The reviewer instead of the lock's, for this once.</summary>
    public ModelRef? Reviewer { get; init; }
}
