using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Foreplan.Text;

internal sealed partial class OutlineBlocks(TamedText text)
{
    public SourceSpan SpanOf(Block block)
    {
        var (line, column) = text.At(block.Span.IsEmpty ? 0 : Math.Min(block.Span.Start, text.Text.Length));
        var first = block.Span.IsEmpty ? block.Line + 1 : line;
        return new(first, Math.Max(first, EndOf(block)), column);
    }

    /// <summary>What the blocks of a container are for us.</summary>
    public List<OutlineBlock> Convert(ContainerBlock container)
    {
        var converted = new List<OutlineBlock>(container.Count);
        foreach (var block in container)
        {
            Convert(block, converted);
        }

        return converted;
    }

    public void Convert(Block block, List<OutlineBlock> into)
    {
        switch (block)
        {
            case YamlFrontMatterBlock:
                break;
            case FencedCodeBlock fence:
                into.Add(FenceOf(fence));
                break;
            case ParagraphBlock paragraph:
                Paragraph(paragraph, into);
                break;
            case ListBlock list:
                into.Add(new OutlineBlock.Bullets(list.IsOrdered, ItemsOf(list), SpanOf(list)));
                break;
            case QuoteBlock quote:
                into.Add(new OutlineBlock.Quote(Convert(quote), SpanOf(quote)));
                break;
            case HeadingBlock heading:
                into.Add(new OutlineBlock.Paragraph(TextOf(SpanOf(heading)).TrimStart('#').Trim(), SpanOf(heading)));
                break;
            default:
                break;
        }
    }

    private OutlineBlock.Fence FenceOf(FencedCodeBlock fence)
    {
        var info = $"{fence.Info?.Trim()} {fence.Arguments?.Trim()}";
        return new(info.Trim(), fence.Lines, fence.ClosingFencedCharCount > 0, SpanOf(fence));
    }

    private void Paragraph(ParagraphBlock paragraph, List<OutlineBlock> into)
    {
        var span = SpanOf(paragraph);
        var written = TextOf(span);
        var lines = written.Contains('|', StringComparison.Ordinal) ? written.Split('\n') : [];
        if (TableText.Find(lines) is not { } table)
        {
            into.Add(new OutlineBlock.Paragraph(written, span));
            return;
        }

        var start = span.Line + table.HeadLine;
        if (table.HeadLine > 0)
        {
            into.Add(new OutlineBlock.Paragraph(string.Join('\n', lines[..table.HeadLine]), span with { EndLine = start - 1 }));
        }

        into.Add(new OutlineBlock.Table(table.Rows, new(start, span.EndLine)));
    }

    private List<OutlineItem> ItemsOf(ListBlock list)
    {
        var items = new List<OutlineItem>(list.Count);
        foreach (var item in list)
        {
            if (item is ListItemBlock one)
            {
                items.Add(ItemOf(one));
            }
        }

        return items;
    }

    private OutlineItem ItemOf(ListItemBlock item)
    {
        var span = SpanOf(item);
        var blocks = Convert(item);
        var head = blocks.Count > 0 ? blocks[0] as OutlineBlock.Paragraph : null;
        var box = head?.Text is ['[', ..] ? TaskBox().Match(head.Text) : null;
        var boxLength = box is { Success: true } ? box.Length : 0;
        if (head is not null)
        {
            blocks.RemoveAt(0);
        }

        var headSpan = head is null ? span : head.Span with { Column = head.Span.Column + boxLength };
        return new()
        {
            Number = item.Parent is ListBlock { IsOrdered: true } ? item.Order : null,
            Done = boxLength == 0 ? null : box?.Groups[1].Value is "x" or "X",
            Head = head?.Text[boxLength..] ?? "",
            Lines = text,
            HeadSpan = headSpan,
            Span = span,
            Blocks = blocks,
        };
    }

    private string TextOf(SourceSpan span)
    {
        var first = text.Line(span.Line);
        first = first[Math.Min(span.Column - 1, first.Length)..].Trim();
        if (span.EndLine == span.Line)
        {
            return first;
        }

        var all = new StringBuilder(first);
        for (var number = span.Line + 1; number <= span.EndLine; number++)
        {
            all.Append('\n').Append(text.Line(number).AsSpan().Trim());
        }

        return all.ToString();
    }

    // A container's own end may lie behind that of what it holds, or before it.
    private int EndOf(Block block)
    {
        if (block is ContainerBlock { Count: > 0 } container)
        {
            return EndOf(container[^1]);
        }

        return block.Span.IsEmpty ? block.Line + 1 : text.At(Math.Min(block.Span.End, text.Text.Length)).Line;
    }

    [GeneratedRegex(@"^\[([ xX\-~])\]\*?(?:\s+|$)")]
    private static partial Regex TaskBox();
}
