using Foreplan.Diagnostics;

namespace Foreplan.Roles;

/// <summary>The three roles, as read from AGENTS.md or by default.</summary>
public sealed record RoleTable
{
    /// <summary>Explores, asks, writes the plan.</summary>
    public required Role Planner { get; init; }

    /// <summary>Carries phases out.</summary>
    public required Role Executor { get; init; }

    /// <summary>Reviews.</summary>
    public required Role Reviewer { get; init; }

    /// <summary>The roles block's text word for word (heading up to the next heading of the same or a higher level), LF; empty when AGENTS.md has none.</summary>
    public string BlockText { get; init; } = "";

    /// <summary>AGENTS.md without the roles block: what the project says to models; empty when there is none.</summary>
    public string ProjectInstructions { get; init; } = "";

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The role of that name.</summary>
    public Role this[RoleName name] => name switch
    {
        RoleName.Planner => Planner,
        RoleName.Executor => Executor,
        _ => Reviewer,
    };
}
