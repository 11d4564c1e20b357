using System.Text.Json.Nodes;
using Foreplan.Web.Guard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Foreplan.Web.Endpoints;

/// <summary>Every address of the page.</summary>
internal static class Routes
{
    public static void Map(IEndpointRouteBuilder app, PageDesk desk, Session session)
    {
        app.MapGet("/", Shell.GiveAsync);
        app.MapGet("/plan/{**path}", Shell.GiveAsync);
        app.MapGet("/ui/{file}", Shell.GiveFileAsync);
        app.MapPost("/api/session", context => Sessions.OpenAsync(context, session));
        app.MapPost("/api/link", context => Sessions.LinkAsync(context, session));
        app.MapGet("/api/plans", context => ReadEndpoints.PlansAsync(context, desk));
        Plan(HttpMethods.Get, "/api/view", ReadEndpoints.ViewAsync);
        Plan(HttpMethods.Get, "/api/check", ReadEndpoints.CheckAsync);
        Plan(HttpMethods.Get, "/api/code", ReadEndpoints.CodeAsync);
        Plan(HttpMethods.Get, "/api/diff", ReadEndpoints.DiffAsync);
        Plan(HttpMethods.Get, "/api/drafts", ReadEndpoints.DraftsAsync);
        Plan(HttpMethods.Get, "/api/run", ReadEndpoints.RunAsync);
        Plan(HttpMethods.Get, "/api/feed", Feed.FollowAsync);
        Plan(HttpMethods.Post, "/api/read", NoteEndpoints.ReadAsync);
        Plan(HttpMethods.Post, "/api/notes", NoteEndpoints.AddAsync);
        Plan(HttpMethods.Put, "/api/notes", NoteEndpoints.EditAsync);
        Plan(HttpMethods.Delete, "/api/notes", NoteEndpoints.RemoveAsync);
        Plan(HttpMethods.Post, "/api/reopen", NoteEndpoints.ReopenAsync);
        Plan(HttpMethods.Post, "/api/accept", NoteEndpoints.AcceptAsync);
        Plan(HttpMethods.Post, "/api/dismiss", NoteEndpoints.DismissAsync);
        Plan(HttpMethods.Put, "/api/drafts", NoteEndpoints.KeepDraftAsync);
        Plan(HttpMethods.Delete, "/api/drafts", NoteEndpoints.DropDraftAsync);
        Plan(HttpMethods.Post, "/api/answer", WorkEndpoints.AnswerAsync);
        Plan(HttpMethods.Post, "/api/revise", WorkEndpoints.ReviseAsync);
        Plan(HttpMethods.Post, "/api/challenge", WorkEndpoints.ChallengeAsync);
        Plan(HttpMethods.Post, "/api/stop", WorkEndpoints.StopAsync);
        Plan(HttpMethods.Post, "/api/look", ApprovalEndpoints.LookAsync);
        Plan(HttpMethods.Post, "/api/approve", ApprovalEndpoints.ApproveAsync);

        void Plan(string method, string address, Func<PlanRequest, Task> answer) => app.MapMethods(address, [method], (RequestDelegate)(context =>
            context.Request.Query["plan"] is { Count: 1 } named && desk.Find(named[0]) is { } folder
                ? answer(new() { Context = context, Desk = desk, Folder = folder })
                : Answers.RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such plan.", "Its folder may have been moved or deleted; the list shows what is there.")));
    }
}
