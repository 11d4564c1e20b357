namespace Foreplan.Notes;

/// <summary>A version of a plan: a text that the planner wrote or a person locked.</summary>
public sealed record PlanVersion
{
    /// <summary>From 1, in the order in which they came to be.</summary>
    public required int Number { get; init; }

    /// <summary>The hash of its text.</summary>
    public required string Sha256 { get; init; }

    /// <summary><c>planner</c> or <c>person</c>.</summary>
    public required string By { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
