using System.Text.Json.Nodes;
using Foreplan.Challenges;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>What a model is asked to do.</summary>
internal static class WorkEndpoints
{
    public static async Task AnswerAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        var (question, answer) = (body.Needed("question"), body.Needed("answer"));
        await BeginAsync(request, "answer", async cancel => WorkEnd.Of(await request.Workflow.AnswerAsync(request.Folder, question, answer, new(), cancel)));
    }

    public static async Task ReviseAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        var shown = body.Text("sha256");
        await BeginAsync(request, "revise", async cancel =>
        {
            if (shown is not null && request.Workflow.Notes(request.Folder).ForRevision.Count > 0)
            {
                // Who annotated a text has read it: what the revision changes is shown against it.
                request.Workflow.MarkRead(request.Folder, shown);
            }

            return WorkEnd.Of(await request.Workflow.ReviseAsync(request.Folder, new(), cancel));
        });
    }

    public static async Task ChallengeAsync(PlanRequest request)
    {
        await Answers.ReadAsync(request.Context);
        await BeginAsync(request, "challenge", async cancel => WorkEnd.Of(await request.Workflow.ChallengeAsync(request.Folder, new ChallengeOptions(), cancel)));
    }

    public static Task StopAsync(PlanRequest request)
    {
        request.Desk.Work.Stop();
        return Answers.GiveAsync(request.Context, new JsonObject { ["ok"] = true });
    }

    private static Task BeginAsync(PlanRequest request, string kind, Func<CancellationToken, Task<WorkEnd>> work) =>
        request.Desk.Work.Begin(kind, request.Folder.Path, work)
            ? Answers.GiveAsync(request.Context, new JsonObject { ["ok"] = true }, StatusCodes.Status202Accepted)
            : Answers.RefuseAsync(request.Context, StatusCodes.Status409Conflict, "A model is at work already.", "Wait until it is done, or stop it.");
}
