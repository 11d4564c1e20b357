using Foreplan.Web.Guard;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>Every address of the page. They are few and fixed: looked up, they cost the first request nothing.</summary>
internal sealed class Routes
{
    private readonly Dictionary<string, RequestDelegate> all;
    private readonly PageDesk desk;

    public Routes(PageDesk desk, Session session)
    {
        this.desk = desk;
        all = new(StringComparer.Ordinal)
        {
            ["POST /api/session"] = context => Sessions.OpenAsync(context, session),
            ["POST /api/link"] = context => Sessions.LinkAsync(context, session),
            ["GET /api/plans"] = context => ReadEndpoints.PlansAsync(context, desk),
            ["GET /api/view"] = Of(ReadEndpoints.ViewAsync),
            ["GET /api/check"] = Of(ReadEndpoints.CheckAsync),
            ["GET /api/code"] = Of(ReadEndpoints.CodeAsync),
            ["GET /api/diff"] = Of(ReadEndpoints.DiffAsync),
            ["GET /api/drafts"] = Of(ReadEndpoints.DraftsAsync),
            ["GET /api/run"] = Of(ReadEndpoints.RunAsync),
            ["GET /api/feed"] = Of(Feed.FollowAsync),
            ["POST /api/read"] = Of(NoteEndpoints.ReadAsync),
            ["POST /api/notes"] = Of(NoteEndpoints.AddAsync),
            ["PUT /api/notes"] = Of(NoteEndpoints.EditAsync),
            ["DELETE /api/notes"] = Of(NoteEndpoints.RemoveAsync),
            ["POST /api/reopen"] = Of(NoteEndpoints.ReopenAsync),
            ["POST /api/accept"] = Of(NoteEndpoints.AcceptAsync),
            ["POST /api/dismiss"] = Of(NoteEndpoints.DismissAsync),
            ["PUT /api/drafts"] = Of(NoteEndpoints.KeepDraftAsync),
            ["DELETE /api/drafts"] = Of(NoteEndpoints.DropDraftAsync),
            ["POST /api/answer"] = Of(WorkEndpoints.AnswerAsync),
            ["POST /api/revise"] = Of(WorkEndpoints.ReviseAsync),
            ["POST /api/challenge"] = Of(WorkEndpoints.ChallengeAsync),
            ["POST /api/stop"] = Of(WorkEndpoints.StopAsync),
            ["POST /api/look"] = Of(ApprovalEndpoints.LookAsync),
            ["POST /api/approve"] = Of(ApprovalEndpoints.ApproveAsync),
        };
    }

    public Task AnswerAsync(HttpContext context) => all.TryGetValue($"{context.Request.Method} {context.Request.Path.Value}", out var answer) ? answer(context) : Shell.GiveAsync(context);

    private RequestDelegate Of(Func<PlanRequest, Task> answer) => context =>
        context.Request.Query["plan"] is { Count: 1 } named && desk.Find(named[0]) is { } folder
            ? answer(new() { Context = context, Desk = desk, Folder = folder })
            : Answers.RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such plan.", "Its folder may have been moved or deleted; the list shows what is there.");
}
