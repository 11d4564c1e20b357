namespace Foreplan.Records;

/// <summary>A plan or a finding that is closed without being built, as PLANS.md remembers it.</summary>
public sealed record ClosedItem
{
    /// <summary>The plan's folder relative to the root (<c>.</c> for the root), or the finding's title.</summary>
    public required string Subject { get; init; }

    /// <summary>True for a finding, false for a plan.</summary>
    public bool IsFinding { get; init; }

    /// <summary>True when it was fixed independently, false when a person rejected it.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The day, <c>yyyy-MM-dd</c>.</summary>
    public required string On { get; init; }

    /// <summary>Who rejected it, or the rule that retired it; empty when not said.</summary>
    public string By { get; init; } = "";

    /// <summary>The reason, or the evidence.</summary>
    public required string Why { get; init; }
}
