using System.Text.Json.Nodes;
using Foreplan.Plans;
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
        // The notes come first: what is wrong with the plan's file must not hide them.
        var view = new JsonObject
        {
            ["path"] = request.Folder.Path,
            ["name"] = request.Folder.Name,
            ["handle"] = request.Folder.Handle,
            ["stamp"] = request.Folder.Stamp,
            ["drafts"] = Answers.List(request.Workflow.Drafts(request.Folder), NotesView.Of),
            ["work"] = request.Desk.Work.State,
        };
        try
        {
            var plan = request.Workflow.ReadPlan(request.Folder);
            view["plan"] = PlanView.Of(plan);
            view["html"] = request.Query("have") == plan.Source.Sha256 ? null : request.Desk.Html(request.Folder, plan);
            view["damaged"] = plan.Source.IsDamaged;
            view["lock"] = PlanView.Of(request.Workflow.ReadLock(request.Folder));
            view["notes"] = NotesView.Of(request.Workflow.Notes(request.Folder), plan);
            view["versions"] = Answers.List(request.Workflow.Versions(request.Folder), version => new JsonObject { ["number"] = version.Number, ["by"] = version.By, ["at"] = version.At, ["current"] = version.Sha256 == plan.Source.Sha256 });
        }
        catch (ForeplanException broken)
        {
            view["error"] = broken.Message;
            view["hint"] = broken.Hint;
        }

        return Answers.GiveAsync(request.Context, view);
    }

    public static Task CheckAsync(PlanRequest request)
    {
        var check = request.Desk.Check(request.Folder);
        var since = request.Workflow.DiffSinceRead(request.Folder);
        check["status"] = PlanView.Of(request.Workflow.Status(request.Folder));
        check["read"] = since is not null;
        check["changedSinceRead"] = since?.Changes.Sum(change => Math.Max(change.OldCount, change.NewCount)) ?? 0;
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
            : Answers.GiveAsync(request.Context, DiffView.Of(diff));
    }

    public static Task VersionAsync(PlanRequest request) =>
        request.Workflow.VersionText(request.Folder, request.Number("number") ?? 0) is { } text
            ? Answers.GiveAsync(request.Context, new JsonObject { ["text"] = text })
            : Answers.RefuseAsync(request.Context, StatusCodes.Status404NotFound, "The text of that version is not on this machine.");

    public static Task RunAsync(PlanRequest request) => Answers.GiveAsync(request.Context, new JsonObject
    {
        ["run"] = RunView.Of(request.Workflow, request.Folder, request.Workflow.ReadPlan(request.Folder)),
        ["bill"] = BillView.Of(request.Workflow.Report(request.Folder)),
    });
}
