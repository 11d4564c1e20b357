using Foreplan.Diagnostics;

namespace Foreplan.Runs;

/// <summary>How a run stands after it was started.</summary>
public sealed record RunResult
{
    /// <summary>The exit code.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What happened, one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do next, one sentence; empty when nothing is left.</summary>
    public string Next { get; init; } = "";

    /// <summary>The journal's id; null when nothing was started.</summary>
    public string? Run { get; init; }

    /// <summary>The branch in the person's repository; null before the first commit.</summary>
    public string? Branch { get; init; }

    /// <summary>The branch's commit.</summary>
    public string? Commit { get; init; }

    /// <summary>The review's verdict; null when there was none.</summary>
    public string? Verdict { get; init; }

    /// <summary>What refused it, or was found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
