namespace Foreplan.Plans;

/// <summary>A question that the planner asked while it explored, with the answer it got.</summary>
public sealed record AskedQuestion
{
    /// <summary>Its id, such as <c>Q1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>Why it matters; null when not said.</summary>
    public string? Why { get; init; }

    /// <summary>What can be chosen; may be empty.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The recommended answer.</summary>
    public string? Recommended { get; init; }

    /// <summary>The person's answer; null while nobody answered.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered and when, as it shall stand in the plan: <c>you, 2026-11-20</c>; null while nobody answered.</summary>
    public string? By { get; init; }
}
