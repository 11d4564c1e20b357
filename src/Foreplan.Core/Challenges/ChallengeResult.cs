using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Challenges;

/// <summary>How a challenge ended.</summary>
public sealed record ChallengeResult
{
    /// <summary>The exit code: 4 while points wait for the person.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What happened, one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do next, one sentence.</summary>
    public string Next { get; init; } = "";

    /// <summary>The plan folder; null when a free text was challenged.</summary>
    public IPlanFolder? Folder { get; init; }

    /// <summary>The points as they were made.</summary>
    public IReadOnlyList<ChallengePoint> Points { get; init; } = [];

    /// <summary>The notes that they became; empty for a free text.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>What it cost in dollars; null when a price is not known.</summary>
    public decimal? Usd { get; init; }
}
