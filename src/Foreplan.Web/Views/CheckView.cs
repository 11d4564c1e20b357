using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>What a check finds, and what the run will cost.</summary>
internal static class CheckView
{
    public static JsonObject Of(LockProposal proposal) => new()
    {
        ["diagnostics"] = Answers.List(proposal.Diagnostics, Of),
        ["canLock"] = proposal.CanLock,
        ["waiting"] = proposal.IsWaiting,
        ["forecast"] = Of(proposal.Forecast),
        ["budgetUsd"] = proposal.BudgetUsd,
        ["base"] = proposal.Base[..7],
    };

    public static JsonObject Of(Diagnostic found) => new()
    {
        ["id"] = found.Id,
        ["severity"] = found.Severity.ToString().ToLowerInvariant(),
        ["message"] = found.Message,
        ["file"] = found.File,
        ["line"] = found.Line,
        ["fix"] = found.Fix,
    };

    private static JsonObject? Of(Forecast? forecast) => forecast is null ? null : new()
    {
        ["text"] = forecast.ToString(),
        ["rows"] = Answers.List(forecast.Rows, row => new JsonObject { ["name"] = row.Name, ["low"] = Dollars.Show(row.LowUsd), ["high"] = Dollars.Show(row.HighUsd) }),
    };
}
