namespace Foreplan.Notes;

// Lines that a person changed against a version: the old and the new text, and where the new one stands in the plan without its marks.
internal sealed record PlainEdit
{
    public required NoteKind Kind { get; init; }

    public required string Old { get; init; }

    public required string New { get; init; }

    // In the version.
    public required int OldStart { get; init; }

    // In the plan as it is.
    public required int NewStart { get; init; }

    // Nothing but blanks differs: nobody has to answer that.
    public bool IsBlank => string.Concat(Old.Where(c => !char.IsWhiteSpace(c))) == string.Concat(New.Where(c => !char.IsWhiteSpace(c)));
}
