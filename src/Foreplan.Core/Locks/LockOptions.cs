using Foreplan.Roles;

namespace Foreplan.Locks;

/// <summary>What a person asked of an approval.</summary>
public sealed record LockOptions
{
    /// <summary>The budget of the run in dollars; null (the default) takes foreplan.json's.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>The sandbox tier: full (the default) or none.</summary>
    public string Sandbox { get; init; } = "full";

    /// <summary>The planner to record instead of AGENTS.md's.</summary>
    public ModelRef? Planner { get; init; }

    /// <summary>The executor instead of AGENTS.md's.</summary>
    public ModelRef? Executor { get; init; }

    /// <summary>The reviewer instead of AGENTS.md's.</summary>
    public ModelRef? Reviewer { get; init; }
}
