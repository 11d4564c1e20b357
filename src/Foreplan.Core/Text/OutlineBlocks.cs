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

    public IEnumerable<OutlineBlock> Convert(Block block) => block switch
    {
        YamlFrontMatterBlock => [],
        FencedCodeBlock fence => [FenceOf(fence)],
        ParagraphBlock paragraph => Paragraphs(paragraph),
        ListBlock list => [new OutlineBlock.Bullets(list.IsOrdered, [.. list.OfType<ListItemBlock>().Select(ItemOf)], SpanOf(list))],
        QuoteBlock quote => [new OutlineBlock.Quote([.. quote.SelectMany(Convert)], SpanOf(quote))],
        HeadingBlock heading => [new OutlineBlock.Paragraph(TextOf(SpanOf(heading)).TrimStart('#').Trim(), SpanOf(heading))],
        _ => [],
    };

    private OutlineBlock.Fence FenceOf(FencedCodeBlock fence)
    {
        var lines = Enumerable.Range(0, fence.Lines.Count).Select(i => fence.Lines.Lines[i].Slice.ToString());
        var info = string.Join(' ', new[] { fence.Info, fence.Arguments }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return new(info.Trim(), string.Join('\n', lines), fence.ClosingFencedCharCount > 0, SpanOf(fence));
    }

    private IEnumerable<OutlineBlock> Paragraphs(ParagraphBlock paragraph)
    {
        var span = SpanOf(paragraph);
        var lines = TextOf(span).Split('\n');
        if (TableText.Find(lines) is not { } table)
        {
            return [new OutlineBlock.Paragraph(string.Join('\n', lines), span)];
        }

        var start = span.Line + table.HeadLine;
        OutlineBlock rows = new OutlineBlock.Table(table.Rows, new(start, span.EndLine));
        return table.HeadLine == 0
            ? [rows]
            : [new OutlineBlock.Paragraph(string.Join('\n', lines[..table.HeadLine]), span with { EndLine = start - 1 }), rows];
    }

    private OutlineItem ItemOf(ListItemBlock item)
    {
        var span = SpanOf(item);
        var blocks = item.SelectMany(Convert).ToList();
        var head = blocks.FirstOrDefault() as OutlineBlock.Paragraph;
        var box = head is null ? null : TaskBox().Match(head.Text);
        var boxLength = box is { Success: true } ? box.Length : 0;
        var headSpan = head is null ? span : head.Span with { Column = head.Span.Column + boxLength };
        return new()
        {
            Number = item.Parent is ListBlock { IsOrdered: true } ? item.Order : null,
            Done = boxLength == 0 ? null : box?.Groups[1].Value is "x" or "X",
            Head = head?.Text[boxLength..] ?? "",
            Text = TextBelow(headSpan, span.EndLine),
            HeadSpan = headSpan,
            Span = span,
            Blocks = [.. blocks.Skip(head is null ? 0 : 1)],
        };
    }

    // The item's lines from the head on, without the indentation that the head's column gives them.
    private string TextBelow(SourceSpan head, int endLine)
    {
        var indent = head.Column - 1;
        var lines = Enumerable.Range(head.Line, endLine - head.Line + 1).Select(number =>
        {
            var line = text.Line(number);
            var blanks = line.Length - line.TrimStart().Length;
            return number == head.Line ? line[Math.Min(indent, line.Length)..] : line[Math.Min(indent, blanks)..];
        });
        return Blanks.TrimOuter(string.Join('\n', lines)).TrimEnd();
    }

    private string TextOf(SourceSpan span)
    {
        var lines = Enumerable.Range(span.Line, span.EndLine - span.Line + 1)
            .Select(number => number == span.Line ? text.Line(number)[Math.Min(span.Column - 1, text.Line(number).Length)..] : text.Line(number));
        return string.Join('\n', lines.Select(line => line.Trim()));
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
