namespace Foreplan.Costs;

/// <summary>What became of a call.</summary>
public enum CallOutcome
{
    /// <summary>It was answered whole.</summary>
    Answered,

    /// <summary>It failed; what it used is charged.</summary>
    Failed,

    /// <summary>It was sent and nothing was recorded since: in flight, or cut off by a kill. Its reservation stays charged.</summary>
    PossiblyPaid,
}
