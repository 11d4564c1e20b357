using Foreplan.Diagnostics;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Foreplan.Text;

internal static class OutlineReader
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    public static Outline Read(SourceText source)
    {
        List<Diagnostic> diagnostics = source.IsDamaged ? [Problems.DamagedText(source.Path)] : [];
        if (source.IsTooLong)
        {
            return Unread(source, [.. diagnostics, Problems.DocumentTooLong(source.Path)]);
        }

        var plain = TamedText.WithoutLongLines(source);
        if (plain.IsChanged)
        {
            diagnostics.Add(Problems.LineTooLong(source.Path, plain.FirstChange));
        }

        var (tamed, document) = Parse(source, plain, diagnostics);
        var blocks = new OutlineBlocks(tamed);
        var code = new CodeMask(source, tamed, document);
        diagnostics.AddRange(code.Fences
            .Where(fence => fence.ClosingFencedCharCount == 0)
            .Select(fence => Problems.UnclosedFence(source.Path, fence.Line + 1)));
        return new()
        {
            Source = source,
            Root = new OutlineTree(source, blocks).Build(document),
            Code = code,
            Diagnostics = diagnostics,
        };
    }

    private static Outline Unread(SourceText source, IReadOnlyList<Diagnostic> diagnostics) => new()
    {
        Source = source,
        Root = new() { Level = 0, Title = "", Span = SourceSpan.At(1), BodyLine = 1, Blocks = [], Children = [] },
        Diagnostics = diagnostics,
    };

    private static (TamedText Text, MarkdownDocument Document) Parse(SourceText source, TamedText plain, List<Diagnostic> diagnostics)
    {
        var runs = plain.WithoutSpansOfLongRuns();
        if (runs.IsChanged)
        {
            diagnostics.Add(Problems.ParagraphTooLong(source.Path, runs.FirstChange));
            plain = runs;
        }

        try
        {
            return plain.HasAbyss ? Shallow(source, plain, diagnostics) : (plain, Markdown.Parse(plain.Text, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's only exception on text: elements nested deeper than 128.
            return Shallow(source, plain, diagnostics);
        }
    }

    private static (TamedText Text, MarkdownDocument Document) Shallow(SourceText source, TamedText plain, List<Diagnostic> diagnostics)
    {
        var shallow = plain.WithoutDeepLines();
        diagnostics.Add(Problems.TooDeeplyNested(source.Path, shallow.FirstChange));
        try
        {
            return (shallow, Markdown.Parse(shallow.Text, Pipeline));
        }
        catch (ArgumentException)
        {
            var headings = shallow.OnlyHeadings();
            return (headings, Markdown.Parse(headings.Text, Pipeline));
        }
    }

    // Only code and tags matter among inlines; emphasis and links would cost time on hostile input and are read from the text as written.
    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter();
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.TryRemove<EmphasisInlineParser>();
        builder.InlineParsers.TryRemove<HtmlEntityParser>();
        builder.InlineParsers.TryRemove<LineBreakInlineParser>();
        return builder.Build();
    }
}
