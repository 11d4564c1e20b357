namespace Foreplan.Text;

internal sealed record OutlineItem
{
    // The number of an ordered item; null for a bullet.
    public required int? Number { get; init; }

    // Open or done for a task box; null without one.
    public required bool? Done { get; init; }

    // The first paragraph without marker and task box, lines trimmed and joined by LF.
    public required string Head { get; init; }

    // Head and everything below it, dedented, markup kept. Most items are asked for their head alone.
    public string Text => field ??= Lines.Below(HeadSpan, Span.EndLine);

    // The document that the spans are of.
    public required TamedText Lines { private get; init; }

    // Where the head's first character stands, and its last line.
    public required SourceSpan HeadSpan { get; init; }

    public required SourceSpan Span { get; init; }

    public required IReadOnlyList<OutlineBlock> Blocks { get; init; }

    public IEnumerable<OutlineItem> Items => Blocks.OfType<OutlineBlock.Bullets>().SelectMany(list => list.Items);

    public string HeadLine => Head.Replace('\n', ' ');
}
