using System.Text.Json.Nodes;
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
        var budget = ApprovalEndpoints.BudgetOf(body);
        if (body.Text("sha256") is { } shown)
        {
            // Who annotated a text has read it: what the revision changes is shown against it.
            request.Workflow.MarkRead(request.Folder, shown);
        }

        await BeginAsync(request, "revise", async cancel => WorkEnd.Of(await request.Workflow.ReviseAsync(request.Folder, new() { BudgetUsd = budget }, cancel)));
    }

    public static async Task ChallengeAsync(PlanRequest request)
    {
        var budget = ApprovalEndpoints.BudgetOf(await Answers.ReadAsync(request.Context));
        await BeginAsync(request, "challenge", async cancel => WorkEnd.Of(await request.Workflow.ChallengeAsync(request.Folder, new() { BudgetUsd = budget }, cancel)));
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
