using System.Text.Json.Nodes;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Web.Rendering;
using Foreplan.Web.Views;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>What the page shows. Nothing is written by any of it.</summary>
internal static class ReadEndpoints
{
    public static Task PlansAsync(HttpContext context, PageDesk desk) => Answers.GiveAsync(context, new JsonObject
    {
        ["repository"] = Path.GetFileName(desk.Workflow.Repository.Root),
        ["plans"] = Answers.List(desk.Workflow.Status(), PlanView.Of),
    });

    public static Task ViewAsync(PlanRequest request)
    {
        var view = request.Desk.View(request.Folder);
        if ((string?)view["plan"]?["sha256"] is { } sha256)
        {
            // What a plan quotes is shown beside HEAD, so that a commit makes another page of the same text.
            var shown = $"{sha256} {TextHash.Of(request.Workflow.Repository.HeadStamp)[..16]}";
            view["shown"] = shown;
            if (shown != request.Query("have"))
            {
                view["html"] = request.Desk.Html(request.Folder, sha256);
            }
        }

        return Answers.GiveAsync(request.Context, view);
    }

    public static Task CheckAsync(PlanRequest request)
    {
        var check = request.Desk.Check(request.Folder, request.Query("anew") is not null);
        check["status"] = PlanView.Of(request.Workflow.Status(request.Folder));
        return Answers.GiveAsync(request.Context, check);
    }

    public static Task CodeAsync(PlanRequest request)
    {
        var fence = request.Number("fence");
        var plan = request.Workflow.ReadPlan(request.Folder);
        var excerpt = plan.Phases.SelectMany(phase => phase.Excerpts).Concat(plan.Excerpts).FirstOrDefault(other => other.Span.Line == fence);
        return excerpt is null
            ? Answers.RefuseAsync(request.Context, StatusCodes.Status404NotFound, "No code is quoted there.")
            : Answers.GiveAsync(request.Context, LiveCode.Of(excerpt, request.Workflow.Repository.TreeAt(request.Workflow.Repository.Head)));
    }

    public static Task DiffAsync(PlanRequest request)
    {
        var diff = request.Query("since") == "read"
            ? request.Workflow.DiffSinceRead(request.Folder)
            : request.Workflow.DiffVersions(request.Folder, request.Number("from"), request.Number("to"));
        return diff is null
            ? Answers.RefuseAsync(request.Context, StatusCodes.Status404NotFound, "Nothing was marked as read on this machine.")
            : Answers.GiveAsync(request.Context, DiffView.Of(diff, request.Desk.Html));
    }

    public static Task DraftsAsync(PlanRequest request) =>
        Answers.GiveAsync(request.Context, new JsonObject { ["drafts"] = Answers.List(request.Workflow.Drafts(request.Folder), NotesView.Of) });

    public static Task RunAsync(PlanRequest request) => Answers.GiveAsync(request.Context, new JsonObject
    {
        ["run"] = RunView.Of(request.Desk, request.Folder),
        ["bill"] = BillView.Of(request.Workflow.Report(request.Folder)),
    });
}
