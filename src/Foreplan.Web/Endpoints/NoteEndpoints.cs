using System.Text.Json.Nodes;
using Foreplan.Notes;
using Foreplan.Web.Views;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>Notes and drafts as a person makes them.</summary>
internal static class NoteEndpoints
{
    public static async Task AddAsync(PlanRequest request)
    {
        var note = NoteOf(await Answers.ReadAsync(request.Context));
        await Answers.GiveAsync(request.Context, NotesView.Of(request.Workflow.AddNote(request.Folder, note), null));
    }

    public static async Task EditAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        var edited = request.Workflow.EditNote(request.Folder, request.Needed("id"), body.Needed("text"), KindOf(body));
        if (body.Text("draft") is { } draft)
        {
            request.Workflow.DropDraft(request.Folder, draft);
        }

        await Answers.GiveAsync(request.Context, NotesView.Of(edited, null));
    }

    public static Task RemoveAsync(PlanRequest request)
    {
        request.Workflow.RemoveNote(request.Folder, request.Needed("id"));
        return DoneAsync(request);
    }

    public static async Task ReopenAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        request.Workflow.ReopenNote(request.Folder, request.Needed("id"), body.Text("text"));
        await DoneAsync(request);
    }

    public static Task AcceptAsync(PlanRequest request)
    {
        request.Workflow.AcceptNote(request.Folder, request.Needed("id"));
        return DoneAsync(request);
    }

    public static async Task DismissAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        request.Workflow.DismissNote(request.Folder, request.Needed("id"), body.Text("text"));
        await DoneAsync(request);
    }

    public static async Task KeepDraftAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        request.Workflow.KeepDraft(request.Folder, new() { Id = body.Needed("id"), Note = NoteOf(body), Edits = body.Text("edits") });
        await KeptAsync(request);
    }

    public static Task DropDraftAsync(PlanRequest request)
    {
        request.Workflow.DropDraft(request.Folder, request.Needed("id"));
        return KeptAsync(request);
    }

    /// <summary>The person says that they have read what was shown.</summary>
    public static async Task ReadAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        request.Workflow.MarkRead(request.Folder, body.Needed("sha256"));
        await DoneAsync(request);
    }

    // With the stamp, so that the page knows its own writing when the feed tells of it.
    private static Task KeptAsync(PlanRequest request) => Answers.GiveAsync(request.Context, new JsonObject { ["drafts"] = request.Desk.StampOf(request.Folder).Drafts });

    private static Task DoneAsync(PlanRequest request) => Answers.GiveAsync(request.Context, new JsonObject { ["ok"] = true });

    private static NewNote NoteOf(JsonObject body) => new()
    {
        Kind = KindOf(body) ?? NoteKind.Comment,
        Text = body.Text("text") ?? "",
        Quote = body.Text("quote"),
        From = PositionOf(body, "from"),
        To = PositionOf(body, "to"),
        Sha256 = body.Text("sha256"),
        Draft = body.Text("draft"),
    };

    private static NoteKind? KindOf(JsonObject body) => body.Text("kind") switch
    {
        null => null,
        "comment" => NoteKind.Comment,
        "replace" => NoteKind.Replace,
        "delete" => NoteKind.Delete,
        "insert" => NoteKind.Insert,
        "question" => NoteKind.Question,
        _ => throw new BadHttpRequestException("A note is a comment, replace, delete, insert or question."),
    };

    private static TextPosition? PositionOf(JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonObject place => new(place.Number("line") ?? 0, place.Number("column") ?? 0),
        _ => throw new BadHttpRequestException($"\"{name}\" is a line and a column."),
    };
}
