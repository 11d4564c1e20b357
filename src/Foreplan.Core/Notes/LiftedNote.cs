namespace Foreplan.Notes;

// A mark taken out of a text: where it stood in the clean text, and which words of it the note is about.
internal sealed record LiftedNote
{
    public required NoteKind Kind { get; init; }

    public required string Text { get; init; }

    // What stands in the marked text instead of the clean text from At on, Length long.
    public required string Mark { get; init; }

    public required int At { get; init; }

    public required int Length { get; init; }

    // The words that it is about, in the clean text.
    public required int QuoteStart { get; init; }

    public required int QuoteLength { get; init; }

    // Where the mark begins in the marked text.
    public required int MarkStart { get; init; }
}
