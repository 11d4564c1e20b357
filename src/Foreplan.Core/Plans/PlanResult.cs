using Foreplan.Diagnostics;
using Foreplan.Notes;

namespace Foreplan.Plans;

/// <summary>How drafting or revising a spec or a plan ended.</summary>
public sealed record PlanResult
{
    /// <summary>The exit code.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What happened, one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do next, one sentence.</summary>
    public string Next { get; init; } = "";

    /// <summary>The plan folder.</summary>
    public required IPlanFolder Folder { get; init; }

    /// <summary>The plan as it stands on disk; null when there is none.</summary>
    public Plan? Plan { get; init; }

    /// <summary>What the check found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The version that was written; null when none was.</summary>
    public int? Version { get; init; }

    /// <summary>The notes that a revision answered, with their answers; empty for anything else.</summary>
    public IReadOnlyList<Note> Answered { get; init; } = [];

    /// <summary>Changes that no note asked for and on which the planner insisted, a sentence each.</summary>
    public IReadOnlyList<string> Unasked { get; init; } = [];
}
