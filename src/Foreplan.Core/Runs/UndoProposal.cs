using Foreplan.Plans;

namespace Foreplan.Runs;

/// <summary>What an undo would remove.</summary>
public sealed record UndoProposal
{
    /// <summary>The plan's folder.</summary>
    public required IPlanFolder Folder { get; init; }

    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The branch that would be deleted; null when there is none.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit that the branch must be at.</summary>
    public string? Commit { get; init; }

    /// <summary>The phases' commits that would be lost with it.</summary>
    public IReadOnlyList<string> Commits { get; init; } = [];

    /// <summary>Why it is refused, one sentence; null when it is not.</summary>
    public string? Refusal { get; init; }
}
