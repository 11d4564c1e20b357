namespace Foreplan.Traces;

/// <summary>A plan's way from requirements to tests, as commits prove it.</summary>
public sealed record TraceTable
{
    /// <summary>The plan folder's name.</summary>
    public required string Plan { get; init; }

    /// <summary>The plan's title.</summary>
    public required string Title { get; init; }

    /// <summary>The commit that changes are counted from; null when it is not in this repository.</summary>
    public string? Base { get; init; }

    /// <summary>The commit that was traced.</summary>
    public required string Head { get; init; }

    /// <summary>Requirements, constraints and criteria in the spec's order.</summary>
    public required IReadOnlyList<TraceRow> Rows { get; init; }

    /// <summary>Phases without a commit.</summary>
    public IReadOnlyList<int> MissingPhases { get; init; } = [];

    /// <summary>The commit that looks like the plan's work squashed without its messages; null when none does. It proves nothing.</summary>
    public string? LikelySquash { get; init; }

    /// <summary>What <c>--require</c> does not accept; empty when what was planned is built and tested.</summary>
    public IReadOnlyList<string> Gaps =>
    [
        .. LikelySquash is { } commit ? [$"{commit[..7]} changes every file of the plan and names no phase: was it squashed without the messages of its commits?"] : Array.Empty<string>(),
        .. MissingPhases.Select(phase => $"Phase {phase} has no commit."),
        .. Rows.Where(row => row.IsRequired).SelectMany(row => row.Gaps.Select(gap => $"{row.Id}: {gap}")),
    ];
}
