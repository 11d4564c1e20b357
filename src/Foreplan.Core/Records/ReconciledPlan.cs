using Foreplan.Diagnostics;
using Foreplan.Runs;

namespace Foreplan.Records;

/// <summary>What became of a plan.</summary>
public sealed record ReconciledPlan
{
    /// <summary>Where it stands.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>done, blocked, drifted, retired, rejected, or open.</summary>
    public required string State { get; init; }

    /// <summary>The blocker, the reason or the evidence, one sentence; empty when there is nothing to say.</summary>
    public string Why { get; init; } = "";

    /// <summary>The rule by which it was retired; null when it was not.</summary>
    public string? Rule { get; init; }

    /// <summary>Whether its done-when commands are green; null when they were not run.</summary>
    public bool? Verified { get; init; }

    /// <summary>What drifted, with the conflicting lines.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
