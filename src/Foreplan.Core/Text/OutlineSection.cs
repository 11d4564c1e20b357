namespace Foreplan.Text;

internal sealed record OutlineSection
{
    public required int Level { get; init; }

    public required string Title { get; init; }

    // From the heading to the last line that is not blank before the next heading of the same or a higher level.
    public required SourceSpan Span { get; init; }

    // The first line below the heading, which a setext heading puts two or more lines after the first.
    public required int BodyLine { get; init; }

    public required IReadOnlyList<OutlineBlock> Blocks { get; init; }

    public required IReadOnlyList<OutlineSection> Children { get; init; }

    public IEnumerable<OutlineItem> Items => Blocks.OfType<OutlineBlock.Bullets>().SelectMany(list => list.Items);

    public IEnumerable<OutlineItem> AllItems => SelfAndBelow.SelectMany(section => section.Items);

    public IReadOnlyList<OutlineSection> SelfAndBelow
    {
        get
        {
            List<OutlineSection> all = [];
            AddTo(all);
            return all;
        }
    }

    // Those in lists and quotes as well.
    public IReadOnlyList<OutlineBlock> AllBlocks
    {
        get
        {
            List<OutlineBlock> all = [];
            foreach (var section in SelfAndBelow)
            {
                OutlineBlock.AddAll(section.Blocks, all);
            }

            return all;
        }
    }

    private void AddTo(List<OutlineSection> all)
    {
        all.Add(this);
        foreach (var child in Children)
        {
            child.AddTo(all);
        }
    }
}
