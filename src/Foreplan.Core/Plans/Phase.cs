using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>One unit that a cheap model can finish in one clean context and a gate can check.</summary>
public sealed record Phase
{
    /// <summary>The number in its heading.</summary>
    public required int Id { get; init; }

    /// <summary>The heading's text after <c>Phase N:</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What is true afterwards and why: the prose under the heading.</summary>
    public string Intent { get; init; } = "";

    /// <summary>Ids of the spec's items it serves.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Numbers of the phases that must be done before.</summary>
    public IReadOnlyList<int> DependsOn { get; init; } = [];

    /// <summary>low, medium, high, as written; null when not said.</summary>
    public string? Complexity { get; init; }

    /// <summary>The scope.</summary>
    public IReadOnlyList<FileChange> Files { get; init; } = [];

    /// <summary>Files to have in the brief.</summary>
    public IReadOnlyList<FileRange> Read { get; init; } = [];

    /// <summary>Fences with a path, in order.</summary>
    public IReadOnlyList<Excerpt> Excerpts { get; init; } = [];

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PlanItem> Steps { get; init; } = [];

    /// <summary>The verification commands.</summary>
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>What a person looks at.</summary>
    public IReadOnlyList<PlanItem> HandChecks { get; init; } = [];

    /// <summary>The role that carries it out when the plan names one (<c>Model: planner (reason)</c>); null for the executor.</summary>
    public string? ModelRole { get; init; }

    /// <summary>Every <c>####</c> section, known or not.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>The section word for word: heading line up to the next heading of the same or a higher level, LF, trailing blank lines cut.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan Span { get; init; }
}
