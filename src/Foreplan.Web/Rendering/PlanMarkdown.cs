using System.Text.RegularExpressions;
using Foreplan.Text;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Foreplan.Web.Rendering;

/// <summary>A document as the Markdown parser sees it; null where it is too hostile to be parsed and is shown as written.</summary>
internal static partial class PlanMarkdown
{
    private const int LongestDocument = 4_000_000;
    private const int LongestLine = 60_000;
    private const int LongestBlock = 20_000;
    private static readonly MarkdownPipeline Full = Configure().UsePipeTables().UseTaskLists().Build();
    private static readonly MarkdownPipeline Plain = WithoutSpans().Build();

    public static MarkdownDocument? Parse(SourceText source)
    {
        if (source.Text.Length > LongestDocument || source.Lines.Any(line => line.Length > LongestLine))
        {
            return null;
        }

        try
        {
            return Markdown.Parse(source.Text, LongBlock(source) ? Plain : Full);
        }
        catch (ArgumentException)
        {
            // Markdig's only exception on text: elements nested deeper than 128.
            return null;
        }
    }

    private static MarkdownPipelineBuilder Configure() => new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter().DisableHtml();

    // Links, emphasis and tables cost more than linear time on hostile text.
    private static MarkdownPipelineBuilder WithoutSpans()
    {
        var builder = Configure();
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.TryRemove<EmphasisInlineParser>();
        return builder;
    }

    private static bool LongBlock(SourceText source)
    {
        var length = 0;
        foreach (var line in source.Lines)
        {
            length = line.AsSpan().IsWhiteSpace() || Fence().IsMatch(line) ? 0 : length + line.Length;
            if (length > LongestBlock)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^\s*(?:```|~~~)")]
    private static partial Regex Fence();
}
