namespace Foreplan.Reviews;

/// <summary>The verdict on a run's diff.</summary>
public sealed record Review
{
    /// <summary>approve, revise or block: the reviewer's, made stricter by what code found.</summary>
    public required string Verdict { get; init; }

    /// <summary>Deviations from the plan found by code.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];

    /// <summary>The reviewer's findings.</summary>
    public IReadOnlyList<ReviewFinding> Findings { get; init; } = [];

    /// <summary>The reviewer's summary.</summary>
    public string Summary { get; init; } = "";
}
