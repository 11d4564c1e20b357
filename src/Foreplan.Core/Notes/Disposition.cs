namespace Foreplan.Notes;

/// <summary>What became of a note.</summary>
public sealed record Disposition
{
    /// <summary>A note that nobody answered.</summary>
    public static Disposition Open { get; } = new();

    /// <summary>How far it is answered; open by default.</summary>
    public NoteState State { get; init; }

    /// <summary>The version of the plan that answers it; null while open.</summary>
    public int? Version { get; init; }

    /// <summary>Where in that version, such as <c>Phase 1, step 2</c>; null when nowhere.</summary>
    public string? Where { get; init; }

    /// <summary>Why it was declined, or what is asked back; null when there is nothing to say.</summary>
    public string? Why { get; init; }

    /// <summary>What the person said when reopening the note after this answer; null while it stands, or when nothing was said.</summary>
    public string? Reply { get; init; }
}
