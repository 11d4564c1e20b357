using Foreplan.Diagnostics;

namespace Foreplan.Notes;

/// <summary>All notes of a plan, those in its text and those in <c>notes.json</c>, with where they stand now.</summary>
public sealed record PlanNotes
{
    /// <summary>The plan's text as it is on disk, LF line ends, marks in it; every place is a place in it.</summary>
    public required string Text { get; init; }

    /// <summary>The hash of <see cref="Text"/>; what a note is made on.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The newest version, against which plain edits are told; null when there is none.</summary>
    public PlanVersion? Version { get; init; }

    /// <summary>False when the newest version's text is not on this machine, so that only marked notes count.</summary>
    public bool KnowsEdits { get; init; }

    /// <summary>The notes: those of <c>notes.json</c> in its order, then those in the text in the text's order.</summary>
    public required IReadOnlyList<PlacedNote> Notes { get; init; }

    /// <summary>What is wrong or should be known, such as a version whose text is absent.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The notes that keep the plan from being approved.</summary>
    public IReadOnlyList<PlacedNote> Open => [.. Notes.Where(placed => placed.Note.KeepsOpen)];

    /// <summary>The notes that the next revision has to answer: open ones, and plain edits.</summary>
    public IReadOnlyList<PlacedNote> ForRevision => [.. Notes.Where(placed => placed.Note.Disposition.State == NoteState.Open)];
}
