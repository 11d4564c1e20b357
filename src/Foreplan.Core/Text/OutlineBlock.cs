namespace Foreplan.Text;

internal abstract record OutlineBlock(SourceSpan Span)
{
    public virtual IEnumerable<OutlineBlock> SelfAndInner => [this];

    // Lines as written, each trimmed, joined by LF.
    public sealed record Paragraph(string Text, SourceSpan Span) : OutlineBlock(Span);

    public sealed record Fence(string Info, string Content, bool IsClosed, SourceSpan Span) : OutlineBlock(Span);

    public sealed record Bullets(bool IsOrdered, IReadOnlyList<OutlineItem> Items, SourceSpan Span) : OutlineBlock(Span)
    {
        public override IEnumerable<OutlineBlock> SelfAndInner =>
            Items.SelectMany(item => item.Blocks).SelectMany(block => block.SelfAndInner).Prepend(this);
    }

    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows, SourceSpan Span) : OutlineBlock(Span);

    public sealed record Quote(IReadOnlyList<OutlineBlock> Blocks, SourceSpan Span) : OutlineBlock(Span)
    {
        public override IEnumerable<OutlineBlock> SelfAndInner => Blocks.SelectMany(block => block.SelfAndInner).Prepend(this);
    }
}
