namespace Foreplan.Triage;

/// <summary>How much process a task needs, least first.</summary>
public enum TriageLevel
{
    /// <summary>Use your agent: there is nothing to lock.</summary>
    Direct,

    /// <summary>Plan it.</summary>
    Plan,

    /// <summary>Plan it, have the plan challenged before the lock, and do not skip the review.</summary>
    PlanAndReview,
}
