using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>How it is done, read from <c>plan.md</c>; the text is the truth.</summary>
public sealed record Plan
{
    /// <summary>The document it was read from.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The first heading without a leading <c>Plan:</c>; empty when there is none.</summary>
    public required string Title { get; init; }

    /// <summary>Header bullets (<c>Spec</c>, <c>Planned at</c>, <c>Priority</c> …) by name as written, later ones win.</summary>
    public required IReadOnlyDictionary<string, string> Header { get; init; }

    /// <summary>The prose of <c>Overview</c>; empty when there is none.</summary>
    public string Overview { get; init; } = "";

    /// <summary>Bullets of <c>Context</c>.</summary>
    public IReadOnlyList<PlanItem> Context { get; init; } = [];

    /// <summary>Questions in order.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>Decisions in order.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>Phases in order of the text.</summary>
    public IReadOnlyList<Phase> Phases { get; init; } = [];

    /// <summary>Edge cases in order.</summary>
    public IReadOnlyList<PlanItem> EdgeCases { get; init; } = [];

    /// <summary>Risks in order.</summary>
    public IReadOnlyList<Risk> Risks { get; init; } = [];

    /// <summary>Bullets of <c>Out of scope</c>.</summary>
    public IReadOnlyList<PlanItem> OutOfScope { get; init; } = [];

    /// <summary>Stop conditions.</summary>
    public IReadOnlyList<PlanItem> StopIf { get; init; } = [];

    /// <summary>Commands of <c>Done when</c>.</summary>
    public IReadOnlyList<Gate> DoneWhen { get; init; } = [];

    /// <summary>Excerpts outside phases.</summary>
    public IReadOnlyList<Excerpt> Excerpts { get; init; } = [];

    /// <summary>Paths with or without lines named in code spans of the prose, such as <c>src/a.js:12-31</c>.</summary>
    public IReadOnlyList<FileRange> Mentions { get; init; } = [];

    /// <summary>Every section of level 2, known or not.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Notes marked in the text (CriticMarkup, <c>&gt; NOTE:</c>) that keep the plan open: their places.</summary>
    public IReadOnlyList<SourceSpan> MarkedNotes { get; init; } = [];

    /// <summary>The commit of <c>Planned at</c> as written; null when absent.</summary>
    public string? PlannedAt { get; init; }

    /// <summary>The header's <c>Network</c>; none by default.</summary>
    public PlanNetwork Network { get; init; }

    /// <summary>What could not be read, or was read with a guess.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
