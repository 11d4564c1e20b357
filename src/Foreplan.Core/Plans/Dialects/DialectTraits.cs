namespace Foreplan.Plans.Dialects;

// What a dialect is called, and how it differs from other Markdown.
internal sealed record DialectTraits(string Name)
{
    // It says what is wanted, not how: a numbered list in it is no list of steps.
    public bool IsSpec { get; init; }

    // Its phases are the boxes with whole numbers, whatever headings say.
    public bool PrefersBoxes { get; init; }

    // Its phases stand below a heading `Steps` and nowhere else.
    public bool HasStepsOnly { get; init; }
}
