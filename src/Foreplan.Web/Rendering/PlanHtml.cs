using Foreplan.Text;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Foreplan.Web.Rendering;

/// <summary>A plan as HTML in which every run of text knows its line and column, so that what is selected is a place in the document.</summary>
internal sealed class PlanHtml
{
    // What a browser lays out at once: enough for a screen, little of a long document.
    private const int LargestPart = 40;

    private readonly SourceText source;
    private readonly IReadOnlyDictionary<int, ExcerptState> excerpts;
    private readonly HtmlText html = new();
    private readonly Places places;
    private readonly InlineHtml inlines;

    private PlanHtml(SourceText source, IReadOnlyDictionary<int, ExcerptState> excerpts)
    {
        this.source = source;
        this.excerpts = excerpts;
        places = new(source.Text);
        inlines = new(html, places, source.Text);
    }

    /// <summary>Renders a document.</summary>
    /// <param name="source">The document.</param>
    /// <param name="excerpts">What became of the code that it quotes, by the line of the fence.</param>
    public static string Render(SourceText source, IReadOnlyDictionary<int, ExcerptState> excerpts)
    {
        var page = new PlanHtml(source, excerpts);
        if (PlanMarkdown.Parse(source) is { } document)
        {
            page.Document(document);
        }
        else
        {
            page.AsWritten();
        }

        return page.html.ToString();
    }

    // A part for each larger heading, and several where much is below it: what is off the screen is not laid out.
    private void Document(MarkdownDocument document)
    {
        html.Raw("<section class=\"part\">");
        var held = 0;
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: <= 3 } || held >= LargestPart)
            {
                NextPart(block is HeadingBlock { Level: <= 3 } ? "part" : "part on");
                held = 0;
            }

            if (block is ListBlock { Count: > LargestPart } list)
            {
                LongList(list);
                held = LargestPart;
                continue;
            }

            Block(block);
            held++;
        }

        html.Raw("</section>");
    }

    private void NextPart(string kind) => html.Raw($"</section><section class=\"{kind}\">");

    private void LongList(ListBlock list)
    {
        for (var from = 0; from < list.Count; from += LargestPart)
        {
            NextPart($"part on{(from + LargestPart < list.Count ? " cut" : "")}");
            List(list, from, Math.Min(LargestPart, list.Count - from));
        }
    }

    private void AsWritten()
    {
        for (var i = 0; i < source.Lines.Count; i++)
        {
            Open("p", i + 1, i + 1, "as-written");
            inlines.Run(source.Lines[i], i + 1, 1);
            html.Raw("</p>");
        }
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case YamlFrontMatterBlock or BlankLineBlock or LinkReferenceDefinitionGroup:
                break;
            case HeadingBlock heading:
                Leaf($"h{heading.Level}", heading, null);
                break;
            case ParagraphBlock paragraph:
                Leaf("p", paragraph, null);
                break;
            case FencedCodeBlock fence:
                Fence(fence);
                break;
            case CodeBlock code:
                Code(code, null);
                break;
            case ListBlock list:
                List(list, 0, list.Count);
                break;
            case QuoteBlock quote:
                html.Raw("<blockquote>");
                Blocks(quote);
                html.Raw("</blockquote>");
                break;
            case Table table:
                TableOf(table);
                break;
            case ThematicBreakBlock:
                html.Raw("<hr>");
                break;
            case ContainerBlock container:
                Blocks(container);
                break;
            case LeafBlock leaf:
                Leaf("p", leaf, null);
                break;
        }
    }

    private void Blocks(ContainerBlock container)
    {
        foreach (var block in container)
        {
            Block(block);
        }
    }

    private void Leaf(string element, LeafBlock block, string? kind)
    {
        var (line, _) = places.At(block.Span.Start);
        Open(element, line, Math.Max(line, places.At(block.Span.End).Line), kind);
        if (block.Inline is { } content)
        {
            inlines.Children(content);
        }

        html.Raw($"</{element}>");
    }

    private void List(ListBlock list, int from, int count)
    {
        var first = (list is { IsOrdered: true, OrderedStart: { } said } && int.TryParse(said, out var number) ? number : 1) + from;
        html.Raw(list.IsOrdered ? $"<ol{(first == 1 ? "" : $" start=\"{first}\"")}" : "<ul").Raw(list.IsLoose ? ">" : " class=\"tight\">");
        foreach (var item in list.Skip(from).Take(count))
        {
            html.Raw("<li>");
            if (item is ContainerBlock blocks)
            {
                Blocks(blocks);
            }

            html.Raw("</li>");
        }

        html.Raw(list.IsOrdered ? "</ol>" : "</ul>");
    }

    private void TableOf(Table table)
    {
        html.Raw("<div class=\"table\"><table>");
        foreach (var row in table.OfType<TableRow>())
        {
            Open("tr", row.Line + 1, row.Line + 1, null);
            foreach (var cell in row.OfType<TableCell>())
            {
                html.Raw(row.IsHeader ? "<th scope=\"col\">" : "<td>");
                foreach (var leaf in cell.OfType<LeafBlock>())
                {
                    if (leaf.Inline is { } content)
                    {
                        inlines.Children(content);
                    }
                }

                html.Raw(row.IsHeader ? "</th>" : "</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</table></div>");
    }

    private void Fence(FencedCodeBlock fence)
    {
        var (line, _) = places.At(fence.Span.Start);
        var state = excerpts.GetValueOrDefault(line);
        if (state is null)
        {
            Code(fence, fence.Info);
            return;
        }

        html.Raw($"<figure class=\"excerpt\" data-fence=\"{line}\" data-state=\"{state.State}\"><figcaption><code>").Text(state.Label).Raw("</code><span class=\"is\">").Text(state.Says).Raw("</span></figcaption><div class=\"sides\">");
        Code(fence, null);
        html.Raw("</div></figure>");
    }

    private void Code(CodeBlock code, string? language)
    {
        var (first, _) = places.At(code.Span.Start);
        var last = Math.Max(first, places.At(Math.Min(code.Span.End, source.Text.Length)).Line);
        Open("pre", first, last, null);
        html.Raw("<code>");
        for (var i = 0; i < code.Lines.Count; i++)
        {
            var line = code.Lines.Lines[i];
            var (number, column) = places.At(line.Position);
            var text = line.Slice.ToString();
            // Behind a tab, the parser's place is in front of it.
            var shift = number <= source.Lines.Count ? source.Lines[number - 1].IndexOf(text, Math.Min(column - 1, source.Lines[number - 1].Length), StringComparison.Ordinal) : -1;
            inlines.Run(text, number, shift < 0 ? column : shift + 1);
            html.Raw("\n");
        }

        html.Raw("</code>");
        if (!string.IsNullOrWhiteSpace(language))
        {
            html.Raw("<small class=\"language\" aria-hidden=\"true\">").Text(language).Raw("</small>");
        }

        html.Raw("</pre>");
    }

    private void Open(string element, int line, int endLine, string? kind) =>
        html.Raw($"<{element} id=\"L{line}\" class=\"b{(kind is null ? "" : " " + kind)}\" tabindex=\"-1\" data-line=\"{line}\"{(endLine == line ? "" : $" data-end=\"{endLine}\"")}>");
}
