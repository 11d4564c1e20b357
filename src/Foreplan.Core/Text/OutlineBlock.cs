using Markdig.Helpers;

namespace Foreplan.Text;

internal abstract record OutlineBlock(SourceSpan Span)
{
    // With what lists and quotes hold.
    public static void AddAll(IReadOnlyList<OutlineBlock> blocks, List<OutlineBlock> all)
    {
        foreach (var block in blocks)
        {
            all.Add(block);
            if (block is Quote quote)
            {
                AddAll(quote.Blocks, all);
            }
            else if (block is Bullets list)
            {
                foreach (var item in list.Items)
                {
                    AddAll(item.Blocks, all);
                }
            }
        }
    }

    // Lines as written, each trimmed, joined by LF.
    public sealed record Paragraph(string Text, SourceSpan Span) : OutlineBlock(Span);

    public sealed record Fence(string Info, StringLineGroup Lines, bool IsClosed, SourceSpan Span) : OutlineBlock(Span)
    {
        // Of most fences only the name is asked.
        public string Content => field ??= string.Join('\n', Array.ConvertAll(Lines.Lines[..Lines.Count], line => line.Slice.ToString()));
    }

    public sealed record Bullets(bool IsOrdered, IReadOnlyList<OutlineItem> Items, SourceSpan Span) : OutlineBlock(Span);

    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows, SourceSpan Span) : OutlineBlock(Span);

    public sealed record Quote(IReadOnlyList<OutlineBlock> Blocks, SourceSpan Span) : OutlineBlock(Span);
}
