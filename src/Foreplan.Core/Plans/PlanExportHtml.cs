using System.Text;
using System.Text.Encodings.Web;
using Foreplan.Plans.Dialects;
using Foreplan.Text;

namespace Foreplan.Plans;

// A page for reading: no script, nothing from elsewhere, no link that could be something else than it looks.
internal static class PlanExportHtml
{
    private const string Style = """
        :root { color-scheme: light dark; } body { font: 1rem/1.6 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
        h1, h2, h3 { line-height: 1.25; } h2 { border-bottom: 1px solid #8886; padding-bottom: .2rem; margin-top: 2.5rem; } h3 { margin-top: 2rem; }
        code { font: .9em ui-monospace, monospace; background: #8882; padding: .1em .3em; border-radius: .2em; overflow-wrap: anywhere; }
        pre { background: #8882; padding: .8rem; overflow: auto; border-radius: .4rem; } pre code { background: none; padding: 0; overflow-wrap: normal; }
        table { border-collapse: collapse; display: block; overflow: auto; } th, td { border: 1px solid #8886; padding: .3rem .6rem; text-align: start; vertical-align: top; }
        blockquote { border-inline-start: 3px solid #8888; margin-inline: 0; padding-inline-start: 1rem; } nav ol { padding-inline-start: 1.4rem; } @media print { nav { display: none; } }
        """;

    public static string Write(DialectPlan read)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n");
        page.Append("<title>").Append(HtmlEncoder.Default.Encode(read.Plan.Title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body dir=\"auto\">\n");
        if (read.Plan.Phases.Count > 1)
        {
            page.Append("<nav aria-label=\"Phases\">\n<ul>\n");
            foreach (var phase in read.Plan.Phases)
            {
                page.Append("<li>").Append(HtmlEncoder.Default.Encode($"Phase {phase.Id}: {phase.Title}")).Append("</li>\n");
            }

            page.Append("</ul>\n</nav>\n");
        }

        return page.Append("<main>\n").Append(MarkdownHtml.Of(read.Markdown)).Append("</main>\n</body>\n</html>\n").ToString();
    }
}
