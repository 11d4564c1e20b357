using System.Text;

namespace Foreplan.Costs;

/// <summary>A bill as plain text, aligned, for a terminal.</summary>
public static class ReportText
{
    /// <summary>The bill with LF line ends and one at the end; no colours.</summary>
    public static string Write(Report report)
    {
        var text = new StringBuilder().Append("Cost: ").Append(report.Title).Append("\n\n");
        List<(string Label, string Value, string Remark)> lines =
        [
            .. report.Rows.Select(r => ((r.Phase is null ? "" : "  ") + r.Name, ReportWords.Cost(r.Total), ReportWords.Remark(r))),
            ("Total (new way)", ReportWords.Cost(report.Total.Total), ReportWords.Remark(report.Total)),
            .. ReportWords.Comparison(report),
        ];
        Append(text, lines);
        text.Append("\nBy role\n");
        Append(text, [.. report.ByRole.Select(Sum)]);
        text.Append("\nBy model\n");
        Append(text, [.. report.ByModel.Select(Sum)]);
        foreach (var note in ReportWords.Notes(report))
        {
            text.Append('\n').Append(note);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    internal static void Append(StringBuilder text, IReadOnlyList<(string Label, string Value, string Remark)> lines)
    {
        var label = lines.Select(l => l.Label.Length).DefaultIfEmpty().Max();
        var whole = lines.Select(l => Whole(l.Value)).DefaultIfEmpty().Max();
        var value = lines.Select(l => whole - Whole(l.Value) + l.Value.Length).DefaultIfEmpty().Max();
        foreach (var line in lines)
        {
            var shifted = new string(' ', whole - Whole(line.Value)) + line.Value;
            text.Append($"{line.Label.PadRight(label)}  {shifted.PadRight(value)}  {line.Remark}".TrimEnd()).Append('\n');
        }
    }

    private static (string Label, string Value, string Remark) Sum(ReportRow row) =>
        ("  " + row.Name, ReportWords.Cost(row.Total), $"{Calls(row.Total.Calls)}, {Durations.Show(row.Total.Ms)}");

    private static string Calls(int calls) => calls == 1 ? "1 call" : $"{calls} calls";

    // Columns of dollars meet at the point.
    private static int Whole(string value) => value.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? point : value.Length;
}
