using Foreplan.Roles;

namespace Foreplan.Plans;

/// <summary>What a person asked of one start of the planner.</summary>
public sealed record PlanOptions
{
    /// <summary>The planner instead of AGENTS.md's, for this once; null (the default) keeps it.</summary>
    public ModelRef? Planner { get; init; }

    /// <summary>Take the recommended answers without asking. False by default.</summary>
    public bool AcceptRecommended { get; init; }

    /// <summary>The most this may cost in dollars; null (the default) for no limit.</summary>
    public decimal? BudgetUsd { get; init; }
}
