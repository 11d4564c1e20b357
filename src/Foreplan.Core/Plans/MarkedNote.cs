using Foreplan.Text;

namespace Foreplan.Plans;

// A note in the text: what is between its marks; for a replacement the old text, with the new one beside it.
internal sealed record MarkedNote
{
    public required MarkedNoteKind Kind { get; init; }

    public required string Text { get; init; }

    public string? NewText { get; init; }

    // Where it starts in the document's text, and how long it is with its marks.
    public required int Start { get; init; }

    public required int Length { get; init; }

    public required SourceSpan Span { get; init; }
}
