using System.Text.Json.Nodes;
using Foreplan.Diagnostics;
using Foreplan.Web.Views;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>The last look, and the approval of exactly what it showed.</summary>
internal static class ApprovalEndpoints
{
    public static async Task LookAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        var options = request.Desk.Options.Approval;
        var shown = body.Needed("sha256");
        var proposal = request.Workflow.PrepareLock(request.Folder, options with { BudgetUsd = BudgetOf(body) ?? options.BudgetUsd });
        if (proposal.Plan.Source.Sha256 != shown)
        {
            await Answers.RefuseAsync(request.Context, StatusCodes.Status409Conflict, "The plan was changed since the page showed it.", "Read what is there now, then approve.");
            return;
        }

        var view = ApprovalView.Of(proposal);
        var drafts = DraftsOf(request);
        view["drafts"] = drafts;
        view["nonce"] = proposal.CanLock && drafts == 0 ? request.Desk.Approvals.Show(proposal) : null;
        var since = request.Workflow.DiffSinceRead(request.Folder);
        view["unasked"] = Answers.Strings(request.Workflow.UnaskedChanges(request.Folder));
        view["since"] = since is null ? null : DiffView.Of(since, request.Desk.Html);
        await Answers.GiveAsync(request.Context, view);
    }

    public static async Task ApproveAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        var proposal = request.Desk.Approvals.Take(body.Needed("nonce"));
        if (proposal is null || proposal.Folder.Path != request.Folder.Path)
        {
            await RefuseAsync(request, "What you approve was not shown, or was decided already.");
            return;
        }

        if (proposal.Plan.Source.Sha256 != body.Needed("sha256"))
        {
            await RefuseAsync(request, "What you approve is not the text that was shown.");
            return;
        }

        if (proposal.BudgetUsd != BudgetOf(body))
        {
            await RefuseAsync(request, "The budget is not the one that was shown.");
            return;
        }

        var warnings = proposal.Diagnostics.Count(found => found.Severity == Severity.Warning);
        if (warnings > 0 && body["despiteWarnings"]?.GetValueKind() != System.Text.Json.JsonValueKind.True)
        {
            await RefuseAsync(request, $"{warnings} {(warnings == 1 ? "warning stands" : "warnings stand")} against it.");
            return;
        }

        // What became open since the look was shown: a note, being typed or somebody else's, a question, an error.
        if (DraftsOf(request) > 0 || !request.Workflow.PrepareLock(request.Folder, request.Desk.Options.Approval).CanLock)
        {
            await RefuseAsync(request, "Something came up since it was shown.");
            return;
        }

        var approval = request.Workflow.Lock(proposal, "page");
        request.Workflow.MarkRead(request.Folder, proposal.Plan.Source.Sha256);
        await Answers.GiveAsync(request.Context, new JsonObject { ["lock"] = PlanView.Of(approval), ["next"] = $"foreplan run {request.Folder.Handle}" });
    }

    /// <summary>The budget that a person wrote; null for none.</summary>
    /// <exception cref="BadHttpRequestException">It is no amount above 0.</exception>
    public static decimal? BudgetOf(JsonObject body) => body["budget"] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<decimal>(out var dollars) && dollars is > 0 and < 1_000_000 => dollars,
        _ => throw new BadHttpRequestException("A budget is dollars above 0."),
    };

    private static int DraftsOf(PlanRequest request) => request.Workflow.Drafts(request.Folder).Count(draft => draft.Note.Text.Length > 0);

    private static Task RefuseAsync(PlanRequest request, string why) =>
        Answers.RefuseAsync(request.Context, StatusCodes.Status409Conflict, why, "Nothing was approved. Look at it once more, then approve.");
}
