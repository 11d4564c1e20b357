namespace Foreplan.Runs;

/// <summary>Where a phase stands.</summary>
public enum PhaseStatus
{
    /// <summary>Not begun.</summary>
    Pending,

    /// <summary>Begun and not ended.</summary>
    InProgress,

    /// <summary>Its gate was green and its commit is made.</summary>
    Complete,

    /// <summary>It cannot go on without a person.</summary>
    Blocked,
}
