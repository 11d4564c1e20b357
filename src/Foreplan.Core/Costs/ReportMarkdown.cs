using System.Text;

namespace Foreplan.Costs;

/// <summary>A bill as Markdown.</summary>
public static class ReportMarkdown
{
    /// <summary>The whole document <c>report.md</c>, LF line ends.</summary>
    public static string Write(Report report)
    {
        var text = new StringBuilder().Append("# Cost: ").Append(report.Title).Append("\n\n").Append(CostTable(report));
        if (report.Planner is not null)
        {
            text.Append("\n## Old way, new way\n\n| | | |\n|---|--:|---|\n");
            Row(text, ["Total (new way)", ReportWords.Cost(report.Total.Total), ReportWords.Remark(report.Total)]);
            foreach (var (label, value, remark) in ReportWords.Comparison(report))
            {
                Row(text, [label, value, remark]);
            }
        }

        Sums(text, "role", report.ByRole);
        Sums(text, "model", report.ByModel);
        foreach (var note in ReportWords.Notes(report))
        {
            text.Append('\n').Append(note.Replace("~", "\\~", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The table of <c>review.md</c> and <c>report.md</c>: phase, model, input, cached, output, time, cost. LF line ends, one at the end.</summary>
    public static string CostTable(Report report)
    {
        var text = new StringBuilder("| Phase | Model | Input | Cached | Output | Time | Cost |\n|---|---|--:|--:|--:|--:|--:|\n");
        foreach (var row in report.Rows)
        {
            Row(text, Cells(row, row.Name));
        }

        Row(text, Cells(report.Total, "Total"));
        return text.ToString();
    }

    private static string[] Cells(ReportRow row, string name) =>
    [
        ReportWords.Remark(row) is { Length: > 0 } remark ? $"{name} ({remark})" : name,
        row.Name == "Total" ? "" : string.Join(", ", row.Models),
        ReportWords.Count(row.Total.Usage.Input + row.Total.Usage.CacheWrite),
        ReportWords.Count(row.Total.Usage.CacheRead),
        ReportWords.Count(row.Total.Usage.Output),
        Durations.Show(row.Total.Ms),
        ReportWords.Cost(row.Total),
    ];

    private static void Sums(StringBuilder text, string what, IReadOnlyList<ReportRow> rows)
    {
        text.Append($"\n## By {what}\n\n| {char.ToUpperInvariant(what[0])}{what[1..]} | Calls | Input | Cached | Output | Time | Cost |\n|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var row in rows)
        {
            var cells = Cells(row, row.Name);
            Row(text, [cells[0], ReportWords.Count(row.Total.Calls), .. cells[2..]]);
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
