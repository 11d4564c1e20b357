using Foreplan.Roles;

namespace Foreplan.Reviews;

/// <summary>What a person asked of one review by itself.</summary>
public sealed record ReviewOptions
{
    /// <summary>The reviewer instead of the lock's, for this once; null (the default) keeps the lock's.</summary>
    public ModelRef? Reviewer { get; init; }

    /// <summary>The budget of the plan's run and its reviews in dollars instead of the lock's; null (the default) keeps the lock's.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Has what was found mended by the executor and reviewed again, two rounds at most. False by default.</summary>
    public bool Fix { get; init; }

    /// <summary>The sandbox tier for the gates of a repair instead of the lock's: full or none; null (the default) keeps the lock's.</summary>
    public string? Sandbox { get; init; }
}
