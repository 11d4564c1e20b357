namespace Foreplan.Notes;

/// <summary>A note that a person is still typing: kept in the state folder, never in <c>notes.json</c>.</summary>
public sealed record NoteDraft
{
    /// <summary>A name that its maker chose, unique in the plan: letters, digits, dashes.</summary>
    public required string Id { get; init; }

    /// <summary>What was typed so far.</summary>
    public required NewNote Note { get; init; }

    /// <summary>The note that is being changed; null (the default) for a new one.</summary>
    public string? Edits { get; init; }

    /// <summary>When it was kept last, UTC; set when kept.</summary>
    public DateTimeOffset At { get; init; }
}
