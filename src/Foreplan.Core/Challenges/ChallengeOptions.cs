using Foreplan.Roles;

namespace Foreplan.Challenges;

/// <summary>What a person asked of a challenge.</summary>
public sealed record ChallengeOptions
{
    /// <summary>The reviewer's model instead of AGENTS.md's, for this once; null (the default) keeps it.</summary>
    public ModelRef? Reviewer { get; init; }

    /// <summary>The most this may cost in dollars; null (the default) for no limit.</summary>
    public decimal? BudgetUsd { get; init; }
}
