using Foreplan.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Foreplan.Web.Rendering;

/// <summary>Text, code, emphasis and links of a block. Links lead to the web or nowhere; images are not loaded.</summary>
/// <param name="html">Where it is written.</param>
/// <param name="places">Where offsets are.</param>
/// <param name="text">The document.</param>
internal sealed class InlineHtml(HtmlText html, Places places, string text)
{
    // A line that ends beyond this was broken because it was full; a shorter one, because something new begins.
    private const int WrappedAt = 72;

    private static readonly string[] Live = ["https://", "http://", "mailto:"];

    /// <summary>A run of text at its place.</summary>
    public void Run(ReadOnlySpan<char> run, int line, int column)
    {
        if (run.Length > 0)
        {
            html.Raw($"<span data-p=\"{line}.{column}\">").Text(run).Raw("</span>");
        }
    }

    public void Children(ContainerInline container)
    {
        foreach (var inline in container)
        {
            Inline(inline);
        }
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                At(literal.Content.AsSpan(), StartOf(literal));
                break;
            case CodeInline code:
                html.Raw("<code>");
                At(code.Content, ContentStart(code));
                html.Raw("</code>");
                break;
            case EmphasisInline emphasis:
                var element = emphasis.DelimiterCount >= 2 ? "strong" : "em";
                html.Raw($"<{element}>");
                Children(emphasis);
                html.Raw($"</{element}>");
                break;
            case LineBreakInline line:
                html.Raw(line.IsHard ? "<br>" : places.At(line.Span.Start).Column > WrappedAt ? " " : "\n");
                break;
            case LinkInline link:
                Link(link);
                break;
            case AutolinkInline auto:
                Anchor(auto.IsEmail ? $"mailto:{auto.Url}" : auto.Url, () => At(auto.Url, auto.Span.Start + 1));
                break;
            case HtmlEntityInline entity:
                At(entity.Transcoded.AsSpan(), entity.Span.Start);
                break;
            case TaskList task:
                html.Raw(task.Checked ? "<span class=\"box\" role=\"img\" aria-label=\"done\">\u2611</span>" : "<span class=\"box\" role=\"img\" aria-label=\"open\">\u2610</span>");
                break;
            case ContainerInline container:
                Children(container);
                break;
            default:
                AsWritten(inline);
                break;
        }
    }

    private void Link(LinkInline link)
    {
        if (link.IsImage)
        {
            AsWritten(link);
            return;
        }

        Anchor(link.Url ?? "", () => Children(link));
    }

    // A link that leads anywhere but to the web is text with its target beside it.
    private void Anchor(string url, Action content)
    {
        if (Live.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) && !url.AsSpan().ContainsAnyInRange('\0', ' '))
        {
            html.Raw("<a rel=\"noopener noreferrer nofollow\" target=\"_blank\" href=\"").Text(url).Raw("\" title=\"").Text(url).Raw("\">");
            content();
            html.Raw("</a>");
            return;
        }

        content();
        if (url.Length > 0)
        {
            html.Raw("<span class=\"target\"> (").Text(url).Raw(")</span>");
        }
    }

    private void AsWritten(Inline inline)
    {
        if (!inline.Span.IsEmpty && inline.Span.End < text.Length)
        {
            At(text.AsSpan(inline.Span.Start, inline.Span.Length), inline.Span.Start);
        }
    }

    // A cell's text is trimmed after its place was taken.
    private int StartOf(LiteralInline literal)
    {
        var start = Math.Clamp(literal.Span.Start + (literal.IsFirstCharacterEscaped ? 1 : 0), 0, text.Length);
        var content = literal.Content.AsSpan();
        var ahead = text.AsSpan(start, Math.Min(text.Length - start, Math.Max(0, literal.Span.End - start + 1)));
        return ahead.StartsWith(content) ? start : start + Math.Max(0, ahead.IndexOf(content));
    }

    private int ContentStart(CodeInline code)
    {
        var start = Math.Clamp(code.Span.Start, 0, text.Length);
        var at = text.AsSpan(start, Math.Clamp(code.Span.End + 1 - start, 0, text.Length - start)).IndexOf(code.Content, StringComparison.Ordinal);
        return at >= 0 ? start + at : code.Span.Start + code.DelimiterCount;
    }

    private void At(ReadOnlySpan<char> run, int offset)
    {
        var (line, column) = places.At(offset);
        Run(run, line, column);
    }
}
