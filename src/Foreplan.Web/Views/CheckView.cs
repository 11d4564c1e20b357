using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Web.Endpoints;

namespace Foreplan.Web.Views;

/// <summary>What a check finds, and what the run will cost.</summary>
internal static class CheckView
{
    public static JsonObject Of(Workflow workflow, IPlanFolder folder, LockOptions options)
    {
        var check = Of(workflow.PrepareLock(folder, options));
        var since = workflow.DiffSinceRead(folder);
        check["read"] = since is not null;
        check["changedSinceRead"] = since?.Changes.Sum(change => Math.Max(change.OldCount, change.NewCount)) ?? 0;
        return check;
    }

    public static JsonObject Of(Diagnostic found) => new()
    {
        ["id"] = found.Id,
        ["severity"] = found.Severity.ToString().ToLowerInvariant(),
        ["message"] = found.Message,
        ["file"] = found.File,
        ["line"] = found.Line,
        ["fix"] = found.Fix,
    };

    private static JsonObject Of(LockProposal proposal) => new()
    {
        ["diagnostics"] = Answers.List(proposal.Diagnostics, Of),
        ["canLock"] = proposal.CanLock,
        ["forecast"] = Of(proposal.Forecast),
        ["budgetUsd"] = proposal.BudgetUsd,
    };

    private static JsonObject? Of(Forecast? forecast) => forecast is null ? null : new()
    {
        ["text"] = forecast.ToString(),
        ["rows"] = Answers.List(forecast.Rows, row => new JsonObject { ["name"] = row.Name, ["low"] = Dollars.Show(row.LowUsd), ["high"] = Dollars.Show(row.HighUsd) }),
    };
}
