using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Foreplan.Text;

// Where a document's code stands: fences by line, code spans by position.
internal sealed class CodeMask
{
    private readonly SourceText source;
    private readonly TamedText tamed;
    private readonly List<CodeInline> inlines = [];
    private readonly List<FencedCodeBlock> fences = [];

    public CodeMask(SourceText source, TamedText tamed, MarkdownDocument document)
    {
        this.source = source;
        this.tamed = tamed;
        Add(document);
    }

    public IReadOnlyList<FencedCodeBlock> Fences => fences;

    public IReadOnlyList<CodeSpan> Spans() =>
        inlines.ConvertAll(code => new CodeSpan(code.Content, tamed.Span(code.Span.Start, code.Span.End)));

    public string Prose()
    {
        var lines = Array.ConvertAll(source.LineArray, line => line.ToCharArray());
        foreach (var fence in fences)
        {
            var last = fence.Span.IsEmpty ? fence.Line + 1 : tamed.At(Math.Min(fence.Span.End, tamed.Text.Length)).Line;
            for (var i = fence.Line; i < last; i++)
            {
                Array.Fill(lines[i], ' ');
            }
        }

        foreach (var code in inlines)
        {
            var (line, column) = tamed.At(code.Span.Start);
            var (lastLine, lastColumn) = tamed.At(code.Span.End);
            for (var i = line; i <= lastLine; i++)
            {
                var from = i == line ? column - 1 : 0;
                var to = i == lastLine ? lastColumn : lines[i - 1].Length;
                lines[i - 1].AsSpan(from, Math.Max(0, Math.Min(to, lines[i - 1].Length) - from)).Fill(' ');
            }
        }

        return string.Join('\n', Array.ConvertAll(lines, line => new string(line)));
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case FencedCodeBlock fence:
                fences.Add(fence);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Add(child);
                }

                break;
            case LeafBlock { Inline: { } text }:
                Add(text);
                break;
            default:
                break;
        }
    }

    private void Add(ContainerInline text)
    {
        for (var part = text.FirstChild; part is not null; part = part.NextSibling)
        {
            if (part is CodeInline code)
            {
                inlines.Add(code);
            }
            else if (part is ContainerInline inner)
            {
                Add(inner);
            }
        }
    }
}
