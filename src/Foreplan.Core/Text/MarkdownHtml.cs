using System.Text.Encodings.Web;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace Foreplan.Text;

/// <summary>Markdown for reading: no markup of its author, nothing from elsewhere, no link that could be something else than it looks.</summary>
internal static class MarkdownHtml
{
    private const int LongestDocument = 4_000_000;
    private const int DeepestHeading = 6;

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The document as elements; as plain text where it is too long or too deep to be read.</summary>
    /// <param name="markdown">The document.</param>
    /// <param name="deeper">How many levels its headings stand deeper than it says; 0 (the default) for none.</param>
    public static string Of(string markdown, int deeper = 0)
    {
        var shown = HtmlText.Shown(TextHash.Normalize(markdown));
        if (shown.Length <= LongestDocument)
        {
            try
            {
                var document = Markdown.Parse(shown, Pipeline);
                foreach (var heading in deeper == 0 ? [] : document.Descendants<HeadingBlock>())
                {
                    heading.Level = Math.Min(DeepestHeading, heading.Level + deeper);
                }

                return document.ToHtml(Pipeline);
            }
            catch (ArgumentException)
            {
                // Elements nested deeper than the parser takes: shown as text.
            }
        }

        return $"<pre>{HtmlEncoder.Default.Encode(shown)}</pre>\n";
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseTaskLists().UseYamlFrontMatter();
        builder.InlineParsers.TryRemove<LinkInlineParser>();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        return builder.Build();
    }
}
