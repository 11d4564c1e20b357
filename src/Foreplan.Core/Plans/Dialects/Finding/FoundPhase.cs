using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Finding;

// The lines that a document means as one phase; indexes into its lines, the end exclusive.
internal sealed record FoundPhase(int Start, int BodyStart, int End)
{
    // What the document numbers it with: `1`, `1.2`, `A`; empty for none.
    public string Label { get; init; } = "";

    // `Phase`, `Task`, `Unit`; empty where the document calls it nothing.
    public string Word { get; init; } = "";

    public required string Title { get; init; }

    public bool? Done { get; init; }

    // The heading that it stands under or that it is; null for a document without headings.
    public DialectSection? Section { get; init; }

    // Columns to take from the body's lines, where it is the inside of a list item.
    public int Indent { get; init; }
}
