using Foreplan.Runs;

namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>What a sandbox was proved to hold.</summary>
public sealed record EscapeReport
{
    /// <summary>The sandbox.</summary>
    public required SandboxUse Sandbox { get; init; }

    /// <summary>Everything that was tried.</summary>
    public required IReadOnlyList<EscapeAttempt> Attempts { get; init; }

    /// <summary>What a command costs that does nothing, in milliseconds: the median of several.</summary>
    public required double StartMs { get; init; }

    /// <summary>True when nothing got through but what the tier says beforehand that it does not prevent.</summary>
    public bool Holds => Attempts.Any(attempt => attempt.Result == EscapeResult.Held) && !Attempts.Any(attempt => attempt is { Result: EscapeResult.Escaped, IsKnown: false });
}
