using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>Something the planner asked.</summary>
public sealed record Question
{
    /// <summary>Its id, such as <c>Q1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is open, answered or assumed.</summary>
    public required QuestionState State { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }

    /// <summary>Why it matters; null when not said.</summary>
    public string? Why { get; init; }

    /// <summary>What can be chosen; may be empty.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The recommended answer, on which the plan is written while the question is open.</summary>
    public string? Recommended { get; init; }

    /// <summary>The answer, when answered or assumed.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered, as written; null while open.</summary>
    public string? By { get; init; }

    /// <summary>The whole entry in the plan, its sub-bullets included.</summary>
    public required SourceSpan Span { get; init; }
}
