using System.Text.Json.Nodes;
using Foreplan.Plans;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>What a model is asked to do.</summary>
internal static class WorkEndpoints
{
    public static async Task AnswerAsync(PlanRequest request)
    {
        var body = await Answers.ReadAsync(request.Context);
        var (question, answer) = (body.Needed("question"), body.Needed("answer"));
        await BeginAsync(request, "answer", cancel => request.Workflow.AnswerAsync(request.Folder, question, answer, new(), cancel));
    }

    public static Task StopAsync(PlanRequest request)
    {
        request.Desk.Work.Stop();
        return Answers.GiveAsync(request.Context, new JsonObject { ["ok"] = true });
    }

    private static Task BeginAsync(PlanRequest request, string kind, Func<CancellationToken, Task<PlanResult>> work) =>
        request.Desk.Work.Begin(kind, request.Folder.Path, work)
            ? Answers.GiveAsync(request.Context, new JsonObject { ["ok"] = true }, StatusCodes.Status202Accepted)
            : Answers.RefuseAsync(request.Context, StatusCodes.Status409Conflict, "A model is at work already.", "Wait until it is done, or stop it.");
}
