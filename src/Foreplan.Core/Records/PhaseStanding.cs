using Foreplan.Runs;

namespace Foreplan.Records;

/// <summary>Where a phase stands, in the record's words.</summary>
/// <param name="Status">The status.</param>
/// <param name="Reason">Why it is blocked; null when it is not.</param>
internal sealed record PhaseStanding(PhaseStatus Status, string? Reason = null)
{
    /// <summary>Pending, In Progress, Complete, Blocked: reason.</summary>
    public override string ToString() => Status switch
    {
        PhaseStatus.InProgress => "In Progress",
        PhaseStatus.Blocked => $"Blocked{(Reason is null ? "" : $": {RecordLine.Of(Reason)}")}",
        _ => Status.ToString(),
    };

    /// <summary>Reads what <see cref="ToString"/> wrote; null for other text.</summary>
    public static PhaseStanding? Parse(string text) => text.Trim() switch
    {
        "Pending" => new(PhaseStatus.Pending),
        "In Progress" => new(PhaseStatus.InProgress),
        "Complete" => new(PhaseStatus.Complete),
        "Blocked" => new(PhaseStatus.Blocked),
        var other when other.StartsWith("Blocked: ", StringComparison.Ordinal) => new(PhaseStatus.Blocked, other["Blocked: ".Length..]),
        _ => null,
    };
}
