using System.Globalization;
using Foreplan.Costs;
using Foreplan.Text;

namespace Foreplan.RunPages;

/// <summary>The bill as bars: what each part cost, and beside it what one strong model would have cost.</summary>
internal static class CostChart
{
    private const int RowHeight = 38;

    public static void Write(HtmlText html, Report report)
    {
        html.Raw("<section aria-labelledby=\"cost\">\n<h2 id=\"cost\">Cost</h2>\n");
        List<(string Label, decimal? Usd, string Remark, bool IsOld)> bars =
        [
            .. report.Rows.Where(row => row.Total.Calls > 0).Select(row => (row.Name, row.Total.Usd, "", false)),
            ("Total", report.Total.Total.Usd, "", false),
        ];
        if (report.Planner is { } planner)
        {
            bars.Add(($"The same calls on {planner.Name}", report.SamePlannerModel, "", true));
            bars.Add(($"One session on {planner.Name}", report.OneSession, ", an estimate", true));
        }

        var most = bars.Max(bar => bar.Usd) is { } largest and > 0 ? largest : 1;
        // Words above their bar and lengths in percent: it reads the same on a telephone.
        html.Line($"<svg height=\"{bars.Count * RowHeight}\" role=\"img\" aria-label=\"Cost by part in dollars; the numbers are in the table below\">");
        foreach (var (bar, row) in bars.Select((bar, row) => (bar, row)))
        {
            var y = row * RowHeight;
            var length = Math.Round(100 * (bar.Usd ?? 0) / most, 2);
            html.Line($"<text x=\"0\" y=\"{y + 14}\">{bar.Label} <tspan>{Dollars.Show(bar.Usd)}</tspan>{bar.Remark}</text><rect class=\"{(bar.IsOld ? "old" : "bar")}\" x=\"0\" y=\"{y + 20}\" width=\"{length}%\" height=\"11\"/>");
        }

        html.Raw("</svg>\n<details>\n<summary>Numbers</summary>\n<div class=\"wide\">\n<table>\n<tr><th>Part</th><th>Models</th><th class=\"number\">Calls</th><th class=\"number\">Input</th><th class=\"number\">From cache</th><th class=\"number\">Output</th><th class=\"number\">Dollars</th></tr>\n");
        foreach (var row in report.Rows.Where(row => row.Total.Calls > 0).Append(report.Total))
        {
            var usage = row.Total.Usage;
            html.Line($"<tr><td>{row.Name}</td><td>{string.Join(", ", row.Models)}</td><td class=\"number\">{row.Total.Calls}</td><td class=\"number\">{Count(usage.TotalInput)}</td><td class=\"number\">{Count(usage.CacheRead)}</td><td class=\"number\">{Count(usage.Output)}</td><td class=\"number\">{Dollars.Show(row.Total.Usd)}</td></tr>");
        }

        html.Raw("</table>\n</div>\n</details>\n</section>\n");
    }

    private static string Count(long tokens) => tokens.ToString("N0", CultureInfo.InvariantCulture);
}
