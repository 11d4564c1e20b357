using System.Globalization;
using Foreplan.Costs;
using Foreplan.Text;

namespace Foreplan.RunPages;

/// <summary>The bill as bars: what each part cost, and beside it what one strong model would have cost.</summary>
internal static class CostChart
{
    private const int LabelWidth = 250;
    private const int BarWidth = 420;
    private const int RowHeight = 24;

    public static void Write(HtmlText html, Report report)
    {
        html.Raw("<section aria-labelledby=\"cost\">\n<h2 id=\"cost\">Cost</h2>\n");
        List<(string Label, decimal? Usd, string Remark, bool IsOld)> bars =
        [
            .. report.Rows.Where(row => row.Total.Calls > 0).Select(row => ((row.Phase is null ? "" : "   ") + row.Name, row.Total.Usd, string.Join(", ", row.Models), false)),
            ("Total", report.Total.Total.Usd, "", false),
        ];
        if (report.Planner is { } planner)
        {
            bars.Add(($"The same calls on {planner.Name}", report.SamePlannerModel, "known prices", true));
            bars.Add(($"One session on {planner.Name}", report.OneSession, "an estimate", true));
        }

        var most = bars.Max(bar => bar.Usd) is { } largest and > 0 ? largest : 1;
        var height = (bars.Count * RowHeight) + 6;
        html.Line($"<svg viewBox=\"0 0 {LabelWidth + BarWidth + 230} {height}\" role=\"img\" aria-label=\"Cost by part in dollars; the numbers are in the table below\">");
        foreach (var (bar, row) in bars.Select((bar, row) => (bar, row)))
        {
            var y = (row * RowHeight) + 4;
            var length = (int)Math.Round(BarWidth * (bar.Usd ?? 0) / most);
            html.Line($"<text x=\"0\" y=\"{y + 14}\" xml:space=\"preserve\">{bar.Label}</text><rect class=\"{(bar.IsOld ? "old" : "bar")}\" x=\"{LabelWidth}\" y=\"{y + 2}\" width=\"{Math.Max(length, bar.Usd > 0 ? 1 : 0)}\" height=\"15\"/><text x=\"{LabelWidth + length + 8}\" y=\"{y + 14}\">{Dollars.Show(bar.Usd)}{(bar.IsOld ? " " + bar.Remark : "")}</text>");
        }

        html.Raw("</svg>\n<details>\n<summary>Numbers</summary>\n<table>\n<tr><th>Part</th><th>Models</th><th>Calls</th><th>Input</th><th>From cache</th><th>Output</th><th>Dollars</th></tr>\n");
        foreach (var row in report.Rows.Where(row => row.Total.Calls > 0).Append(report.Total))
        {
            var usage = row.Total.Usage;
            html.Line($"<tr><td>{row.Name}</td><td>{string.Join(", ", row.Models)}</td><td class=\"number\">{row.Total.Calls}</td><td class=\"number\">{Count(usage.TotalInput)}</td><td class=\"number\">{Count(usage.CacheRead)}</td><td class=\"number\">{Count(usage.Output)}</td><td class=\"number\">{Dollars.Show(row.Total.Usd)}</td></tr>");
        }

        html.Raw("</table>\n</details>\n</section>\n");
    }

    private static string Count(long tokens) => tokens.ToString("N0", CultureInfo.InvariantCulture);
}
