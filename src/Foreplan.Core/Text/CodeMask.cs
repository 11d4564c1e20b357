using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Foreplan.Text;

// Where a document's code stands: fences by line, code spans by position.
internal sealed class CodeMask(SourceText source, TamedText tamed, MarkdownDocument document)
{
    private readonly List<CodeInline> inlines = [.. document.Descendants<CodeInline>()];

    public IReadOnlyList<CodeSpan> Spans() =>
        [.. inlines.Select(code => new CodeSpan(code.Content, tamed.Span(code.Span.Start, code.Span.End)))];

    public string Prose()
    {
        var lines = Array.ConvertAll(source.LineArray, line => line.ToCharArray());
        foreach (var fence in document.Descendants<FencedCodeBlock>())
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
}
