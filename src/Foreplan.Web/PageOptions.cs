using Foreplan.Locks;

namespace Foreplan.Web;

/// <summary>What the page serves, and where.</summary>
public sealed record PageOptions
{
    /// <summary>The flow.</summary>
    public required Workflow Workflow { get; init; }

    /// <summary>The same that the flow reports to.</summary>
    public required PageFeed Feed { get; init; }

    /// <summary>Where the page is, with its secrets.</summary>
    public required PageAddress Address { get; init; }

    /// <summary>The path of the plan that is opened first, which is read while the server starts; null (the default) for the list of plans.</summary>
    public string? First { get; init; }

    /// <summary>What an approval has without a person's word: the sandbox of the person's configuration.</summary>
    public LockOptions Approval { get; init; } = new();

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
