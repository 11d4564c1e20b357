using System.Text.RegularExpressions;
using Foreplan.Text;
using Foreplan.Web.Rendering;

namespace Foreplan.Web.Tests.Rendering;

public sealed partial class PlanHtmlTests
{
    [Fact]
    public void Every_run_of_text_stands_at_its_line_and_column()
    {
        var source = SourceText.From("plan.md", StandTexts.Plan + "\n> a *quoted* `word` \\* and &amp; [link](https://x.example) ![image](a.png)\n\n\tcode by\n\tindentation\n");
        var runs = Run().Matches(PlanHtml.Render(source, new Dictionary<int, ExcerptState>()));
        Assert.True(runs.Count > 60);
        foreach (Match run in runs)
        {
            var (line, column) = (int.Parse(run.Groups[1].Value), int.Parse(run.Groups[2].Value));
            var text = System.Net.WebUtility.HtmlDecode(run.Groups[3].Value);
            var there = source.Lines[line - 1][(column - 1)..];
            Assert.True(there.StartsWith(text, StringComparison.Ordinal) || there.StartsWith("&amp;", StringComparison.Ordinal), $"{line}:{column} is '{there}', not '{text}'");
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)> text")]
    [InlineData("<div onclick=\"x()\">\n\nblock\n\n</div>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1)) <javascript:alert(1)>")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](java\tscript:alert(1))")]
    [InlineData("[a](file:///etc/passwd) [b](//evil.example) [c](../x)")]
    [InlineData("![a](https://evil.example/pixel.png)")]
    [InlineData("[a](https://evil.example/\"onmouseover=\"x)")]
    [InlineData("| a | b |\n|---|---|\n| <svg onload=x> | `</td><script>` |")]
    [InlineData("```html \"><script>x</script>\n</code></pre><script>alert(1)</script>\n```")]
    [InlineData("# <iframe src=x>\n- [ ] <style>*{display:none}</style>")]
    [InlineData("<!-- --><script>x</script>\n\n[r]: javascript:alert(1)\n\n[r]")]
    public void Markup_and_scripts_are_text(string markdown)
    {
        var html = PlanHtml.Render(SourceText.From("plan.md", markdown), new Dictionary<int, ExcerptState>());
        Assert.All(Element().Matches(html), element => Assert.Contains(element.Groups[1].Value, Ours));
        Assert.All(Attribute().Matches(string.Concat(Element().Matches(html).Select(element => element.Value))), attribute => Assert.Contains(attribute.Groups[1].Value, Attributes));
        Assert.All(Link().Matches(html), link => Assert.Matches("^(https?|mailto):", link.Groups[1].Value));
    }

    [Fact]
    public void What_hides_or_reorders_text_is_shown_as_a_mark()
    {
        var html = PlanHtml.Render(SourceText.From("plan.md", "rm \u202Etxt.exe\u202C \u200B and \u0007"), new Dictionary<int, ExcerptState>());
        Assert.DoesNotContain('\u202E', html);
        Assert.Equal(4, html.Count(c => c == '\uFFFD'));
    }

    [Theory]
    [InlineData(">", 5000)]
    [InlineData("- ", 5000)]
    [InlineData("[", 50_000)]
    [InlineData("*a ", 30_000)]
    [InlineData("![", 30_000)]
    [InlineData("`", 50_000)]
    [InlineData("<", 50_000)]
    [InlineData("|", 50_000)]
    [InlineData("a|b\n", 20_000)]
    [InlineData("    x\n", 20_000)]
    [InlineData("# h\n\n", 10_000)]
    public void Hostile_and_huge_texts_are_shown_in_time(string piece, int times)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        var html = PlanHtml.Render(SourceText.From("plan.md", string.Concat(Enumerable.Repeat(piece, times))), new Dictionary<int, ExcerptState>());
        Assert.NotEmpty(html);
        // Not a matter of speed: what is not linear takes minutes here.
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(30), $"{started.Elapsed}");
    }

    [Theory]
    [InlineData("- item {0}\n", "<ul")]
    [InlineData("{0}. item {0}\n", "<ol start=\"41\"")]
    [InlineData("Paragraph {0}.\n\n", "<section class=\"part on\"><p")]
    public void Much_below_one_heading_is_laid_out_in_parts(string piece, string inside)
    {
        var html = PlanHtml.Render(SourceText.From("plan.md", "# Plan\n\n" + string.Concat(Enumerable.Range(1, 1000).Select(number => string.Format(null, piece, number)))), new Dictionary<int, ExcerptState>());
        var parts = html.Split("<section ");
        Assert.All(parts, part => Assert.InRange(part.Split(" class=\"b").Length - 1, 0, 41));
        Assert.True(parts.Length >= 25);
        Assert.Contains(inside, html, StringComparison.Ordinal);
        Assert.Equal(1001, html.Split(" class=\"b").Length - 1);
    }

    [Fact]
    public void A_line_that_was_full_goes_on_and_a_short_one_ends()
    {
        var full = string.Concat(Enumerable.Repeat("words ", 14)) + "end";
        var html = Run().Replace(PlanHtml.Render(SourceText.From("plan.md", $"{full}\nof it.\nGoal: one\nWay: two\n"), new Dictionary<int, ExcerptState>()), "$3");
        Assert.Contains("end of it.\nGoal: one\nWay: two", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Excerpts_are_shown_with_what_became_of_them()
    {
        var html = PlanHtml.Render(SourceText.From("plan.md", "```js src/a.js:1-1\nx\n```\n"), new Dictionary<int, ExcerptState> { [1] = new("differs", "src/a.js:1-1", "differs from HEAD", "src/a.js", 1, 1) });
        Assert.Contains("data-state=\"differs\"", html, StringComparison.Ordinal);
        Assert.Contains("differs from HEAD", html, StringComparison.Ordinal);
    }

    private static readonly string[] Ours = ["section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "code", "small", "span", "ul", "ol", "li", "blockquote", "div", "table", "tr", "th", "td", "hr", "br", "strong", "em", "a", "figure", "figcaption"];
    private static readonly string[] Attributes = ["class", "id", "tabindex", "data-line", "data-end", "data-p", "data-fence", "data-state", "start", "scope", "role", "aria-label", "aria-hidden", "rel", "target", "href", "title"];

    [GeneratedRegex("<span data-p=\"(\\d+)\\.(\\d+)\">([^<]*)</span>")]
    private static partial Regex Run();

    [GeneratedRegex("<([a-zA-Z][^\\s>/]*)(?:\\s+[a-z-]+=\"[^\"]*\")*\\s*>")]
    private static partial Regex Element();

    [GeneratedRegex("\\s([a-zA-Z-]+)=\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();
}
