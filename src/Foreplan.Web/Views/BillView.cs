using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>The bill, for a chart.</summary>
internal static class BillView
{
    public static JsonObject Of(Report report) => new()
    {
        ["rows"] = Answers.List(report.Rows.Append(report.Total), row => new JsonObject
        {
            ["name"] = row.Name,
            ["phase"] = row.Phase,
            ["usd"] = row.Total.KnownUsd,
            ["text"] = Dollars.Show(row.Total.Usd),
            ["calls"] = row.Total.Calls,
            ["models"] = Answers.Strings(row.Models),
        }),
        ["planner"] = report.Planner?.ToString(),
        ["same"] = report.SamePlannerModel,
        ["sameText"] = Dollars.Show(report.SamePlannerModel),
        ["session"] = report.OneSession,
        ["sessionText"] = Dollars.Show(report.OneSession),
    };
}
