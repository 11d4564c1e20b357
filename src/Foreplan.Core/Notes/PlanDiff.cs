using Foreplan.Text;

namespace Foreplan.Notes;

/// <summary>What changed from one version of a plan to another.</summary>
public sealed record PlanDiff
{
    /// <summary>The older version's number.</summary>
    public required int From { get; init; }

    /// <summary>The newer version's number; null for the plan as it is on disk.</summary>
    public int? To { get; init; }

    /// <summary>The older text, LF line ends.</summary>
    public required string Old { get; init; }

    /// <summary>The newer text, LF line ends.</summary>
    public required string New { get; init; }

    /// <summary>The notes that a version after <see cref="From"/> and up to the newer text answered, with their place in <see cref="New"/>.</summary>
    public IReadOnlyList<PlacedNote> Answered { get; init; } = [];

    /// <summary>The changed lines, in order.</summary>
    public IReadOnlyList<LineChange> Changes => LineDiff.Of(Old, New);

    /// <summary>The difference as a unified diff with three lines of context; empty when there is none.</summary>
    public string Unified => UnifiedDiff.Write(Old, New, $"version {From}", To is { } number ? $"version {number}" : "plan.md");
}
