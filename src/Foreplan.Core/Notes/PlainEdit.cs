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

    // The lines without the line ends around them, and where they begin.
    public (int Start, string Text) OldLines => Lines(OldStart, Old);

    public (int Start, string Text) NewLines => Lines(NewStart, New);

    // Nothing but blanks differs: nobody has to answer that.
    public bool IsBlank => string.Concat(Old.Where(c => !char.IsWhiteSpace(c))) == string.Concat(New.Where(c => !char.IsWhiteSpace(c)));

    private static (int Start, string Text) Lines(int start, string text) => text.Trim('\n') is { Length: > 0 } lines ? (start + text.IndexOf(lines, StringComparison.Ordinal), lines) : (start, "");
}
