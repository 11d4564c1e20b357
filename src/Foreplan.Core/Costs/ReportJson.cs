using System.Text.Json;
using System.Text.Json.Nodes;

namespace Foreplan.Costs;

/// <summary>A bill as JSON: <c>foreplan</c>, <c>title</c>, <c>total</c>, <c>samePlannerModel</c>, <c>oneSession</c>, <c>rows</c>, <c>byRole</c>, <c>byModel</c>, <c>calls</c>; dollars unrounded, null where not known.</summary>
public static class ReportJson
{
    /// <summary>The document as text, indented, one line end at the end.</summary>
    public static string Write(Report report) =>
        JsonSerializer.Serialize(Document(report), ReportJsonContext.Readable.ReportDocument) + "\n";

    /// <summary>The document as a node, for a command that adds its own fields.</summary>
    public static JsonObject Node(Report report) =>
        JsonSerializer.SerializeToNode(Document(report), ReportJsonContext.Readable.ReportDocument) as JsonObject ?? [];

    /// <summary>All plans by month as a node: <c>foreplan</c>, <c>total</c>, <c>months</c>.</summary>
    public static JsonObject Node(MonthlyReport report) =>
        JsonSerializer.SerializeToNode(
            new MonthsDocument
            {
                Total = report.Total.Usd,
                Months = [.. report.Months.Select(m => new MonthDocument
                {
                    Month = m.Name,
                    Usd = m.Total.Usd,
                    Plans = [.. m.Plans.Select(p => Row(p))],
                })],
            },
            ReportJsonContext.Readable.MonthsDocument) as JsonObject ?? [];

    private static ReportDocument Document(Report report) => new()
    {
        Title = report.Title,
        Total = report.Total.Total.Usd,
        KnownTotal = report.Total.Total.KnownUsd,
        Ms = report.Total.Total.Ms,
        FailedAttempts = report.Total.FailedAttempts,
        Planner = report.Planner?.ToString(),
        SamePlannerModel = report.SamePlannerModel,
        OneSession = report.OneSession,
        Savings = report.Savings,
        OneSessionSavings = report.OneSessionSavings,
        Rows = [.. report.Rows.Select(Row)],
        ByRole = [.. report.ByRole.Select(Row)],
        ByModel = [.. report.ByModel.Select(Row)],
        Calls = report.Ledger.Entries,
    };

    private static RowDocument Row(ReportRow row) => new()
    {
        Name = row.Name,
        Stage = row.Stage,
        Phase = row.Phase,
        Models = row.Models,
        Calls = row.Total.Calls,
        FailedCalls = row.Total.Failed,
        FailedAttempts = row.FailedAttempts,
        PossiblyPaid = row.Total.PossiblyPaid,
        Usage = row.Total.Usage,
        Ms = row.Total.Ms,
        Usd = row.Total.Usd,
        KnownUsd = row.Total.KnownUsd,
    };
}
