namespace Foreplan.Roles;

/// <summary>Who does what.</summary>
public enum RoleName
{
    /// <summary>Explores, asks, writes the plan.</summary>
    Planner,

    /// <summary>Carries a phase out.</summary>
    Executor,

    /// <summary>Reviews the diff against the plan.</summary>
    Reviewer,
}
