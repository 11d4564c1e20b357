using System.Globalization;
using System.Text;
using Foreplan.Runs;

namespace Foreplan.Costs;

/// <summary>What all plans cost, by the month (UTC) in which each call was sent.</summary>
public sealed record MonthlyReport
{
    /// <summary>Months that had calls, oldest first.</summary>
    public required IReadOnlyList<Month> Months { get; init; }

    /// <summary>Everything.</summary>
    public required LedgerTotal Total { get; init; }

    /// <summary>One month.</summary>
    /// <param name="Name"><c>2026-11</c>.</param>
    /// <param name="Total">Its sum.</param>
    /// <param name="Plans">A line per plan that had calls, in the plans' order.</param>
    public sealed record Month(string Name, LedgerTotal Total, IReadOnlyList<ReportRow> Plans);

    /// <summary>The bill of all plans.</summary>
    /// <param name="plans">Each plan's name and journals.</param>
    /// <param name="prices">Prices for calls whose price was not known when they were made; null for none.</param>
    public static MonthlyReport Of(IEnumerable<(string Plan, IEnumerable<IEnumerable<RunEvent>> Journals)> plans, PriceBook? prices = null)
    {
        var calls = plans.SelectMany(p => Ledger.Of(p.Journals, prices).Entries.Select(e => (p.Plan, Entry: e))).ToList();
        return new MonthlyReport
        {
            Total = LedgerTotal.Of(calls.Select(c => c.Entry)),
            Months =
            [
                .. calls.GroupBy(c => c.Entry.At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture))
                    .OrderBy(m => m.Key, StringComparer.Ordinal)
                    .Select(m => new Month(
                        m.Key,
                        LedgerTotal.Of(m.Select(c => c.Entry)),
                        [.. m.GroupBy(c => c.Plan).Select(p => ReportRow.Of(p.Key, p.Select(c => c.Entry)))])),
            ],
        };
    }

    /// <summary>The bill as a Markdown table, LF line ends.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("| Month | Plan | Cost |\n|---|---|--:|\n");
        foreach (var month in Months)
        {
            foreach (var plan in month.Plans)
            {
                text.Append($"| {month.Name} | {plan.Name} | {ReportWords.Cost(plan.Total)} |\n");
            }

            text.Append($"| {month.Name} | all | {ReportWords.Cost(month.Total)} |\n");
        }

        return text.Append($"| Total | | {ReportWords.Cost(Total)} |\n").ToString();
    }

    /// <summary>The bill as plain text, aligned, LF line ends.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        ReportText.Append(
            text,
            [
                .. Months.SelectMany(m => m.Plans
                    .Select(p => ("  " + p.Name, ReportWords.Cost(p.Total), ReportWords.Remark(p)))
                    .Prepend((m.Name, ReportWords.Cost(m.Total), ""))),
                ("Total", ReportWords.Cost(Total), ""),
            ]);
        return text.ToString();
    }
}
