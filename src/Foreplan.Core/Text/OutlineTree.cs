using Markdig.Syntax;

namespace Foreplan.Text;

internal sealed class OutlineTree(SourceText source, OutlineBlocks blocks)
{
    private readonly List<Part> parts = [];

    public OutlineSection Build(MarkdownDocument document)
    {
        parts.Add(new(0, "", 1, 1, []));
        foreach (var block in document)
        {
            if (block is HeadingBlock heading)
            {
                var span = blocks.SpanOf(heading);
                parts.Add(new(heading.Level, TitleOf(heading, span), span.Line, span.EndLine + 1, []));
            }
            else
            {
                blocks.Convert(block, parts[^1].Blocks);
            }
        }

        var next = 0;
        return Take(ref next);
    }

    private OutlineSection Take(ref int next)
    {
        var (level, title, line, bodyLine, own) = parts[next++];
        List<OutlineSection> children = [];
        while (next < parts.Count && parts[next].Level > level)
        {
            children.Add(Take(ref next));
        }

        var last = next < parts.Count ? parts[next].Line - 1 : source.LineArray.Length;
        while (last > line && string.IsNullOrWhiteSpace(source.LineArray[last - 1]))
        {
            last--;
        }

        return new() { Level = level, Title = title, Span = new(line, last), BodyLine = bodyLine, Blocks = own, Children = children };
    }

    private string TitleOf(HeadingBlock heading, SourceSpan span)
    {
        var text = heading.IsSetext
            ? string.Join(' ', Array.ConvertAll(source.LineArray[(span.Line - 1)..Math.Max(span.Line, span.EndLine - 1)], text => text.Trim()))
            : AtxTitle(source.LineArray[span.Line - 1]);
        return text.Replace("**", "", StringComparison.Ordinal).Trim();
    }

    private static string AtxTitle(string line)
    {
        var text = line.Trim().TrimStart('#').Trim();
        var cut = text.TrimEnd('#');
        return cut.Length == 0 || char.IsWhiteSpace(cut[^1]) ? cut.TrimEnd() : text;
    }

    private sealed record Part(int Level, string Title, int Line, int BodyLine, List<OutlineBlock> Blocks);
}
