using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Roles;
using Foreplan.Specs;

namespace Foreplan.Locks;

/// <summary>What a person approves, and on what terms.</summary>
public sealed record ApprovalSubject
{
    /// <summary>The plan, its ids written.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The spec; null when there is none.</summary>
    public required Spec? Spec { get; init; }

    /// <summary>The full id of the base commit.</summary>
    public required string Base { get; init; }

    /// <summary>The files of the base commit.</summary>
    public required ITree Tree { get; init; }

    /// <summary>The roles with the models that the run shall use.</summary>
    public required RoleTable Roles { get; init; }

    /// <summary>The bytes of <c>foreplan.json</c>; null when there is none.</summary>
    public required byte[]? ForeplanJson { get; init; }

    /// <summary>The budget in dollars; null for none.</summary>
    public required decimal? BudgetUsd { get; init; }

    /// <summary>What is asked of the sandbox: full or none.</summary>
    public required string Sandbox { get; init; }

    /// <summary>The tier that works here; null (the default) when none does.</summary>
    public string? Tier { get; init; }

    /// <summary>Who approves; null when git knows nobody.</summary>
    public required Person? By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><c>terminal</c>, <c>page</c> or <c>script</c>.</summary>
    public required string Via { get; init; }
}
