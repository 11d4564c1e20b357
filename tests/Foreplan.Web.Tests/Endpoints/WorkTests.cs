using System.Net;
using System.Text.Json.Nodes;
using Foreplan.Text;

namespace Foreplan.Web.Tests.Endpoints;

public sealed class WorkTests : IAsyncLifetime
{
    private Stand stand = null!;

    public async Task InitializeAsync() => stand = await Stand.OpenAsync(StandTexts.Answered);

    public async Task DisposeAsync() => await stand.DisposeAsync();

    [Fact]
    public async Task A_planner_that_answers_nonsense_leaves_plan_and_notes_and_is_told_of()
    {
        await NoteAsync();
        var nonsense = Enumerable.Range(0, 6).Select(_ => Stand.Turn("planner", ("submit_plan", new() { ["markdown"] = "What?" }))).ToArray();
        stand.Script(nonsense);
        var plan = stand.Read($"{Stand.Folder}/plan.md");
        var end = await ReviseAsync();
        Assert.Equal(1, (int?)end["outcome"]);
        Assert.NotEmpty((string?)end["text"] ?? "");
        Assert.NotEmpty((string?)end["next"] ?? "");
        Assert.Equal(plan, stand.Read($"{Stand.Folder}/plan.md"));
        var note = Assert.Single((await stand.GetAsync(Stand.Api("view"))).Body["notes"]!["notes"]!.AsArray());
        Assert.Equal("open", (string?)note!["answer"]!["state"]);
    }

    [Fact]
    public async Task A_revision_goes_on_when_the_tab_is_closed_and_there_is_one_at_a_time()
    {
        await NoteAsync();
        var turn = Stand.Turn("planner", ("submit_plan", new() { ["markdown"] = stand.Read($"{Stand.Folder}/plan.md").Replace("Nothing else changes.", "Nothing else.", StringComparison.Ordinal), ["dispositions"] = new JsonArray(new JsonObject { ["note"] = "N1", ["state"] = "done", ["where"] = "Overview" }) }));
        turn["delayMs"] = 1500;
        stand.Script(turn);
        using (var client = stand.Client())
        {
            using var tab = await client.GetAsync(new Uri(Stand.Api("feed"), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.Accepted, (await stand.PostAsync(Stand.Api("revise"), new() { ["sha256"] = TextHash.Of(StandTexts.Answered) })).Status);
            Assert.Equal(HttpStatusCode.Conflict, (await stand.PostAsync(Stand.Api("revise"))).Status);
        }

        var end = await EndAsync();
        Assert.True((int?)end["outcome"] == 0, end.ToJsonString());
        Assert.Contains("Nothing else.", stand.Read($"{Stand.Folder}/plan.md"), StringComparison.Ordinal);
        var note = (await stand.GetAsync(Stand.Api("view"))).Body["notes"]!["notes"]![0]!;
        Assert.Equal("done", (string?)note["answer"]!["state"]);
        var diff = (await stand.GetAsync(Stand.Api("diff", "&since=read"))).Body;
        Assert.Contains("+The application", (string?)diff["unified"], StringComparison.Ordinal);
    }

    private async Task NoteAsync() => await stand.PostAsync(Stand.Api("notes"), new() { ["text"] = "shorter", ["quote"] = "Nothing else changes." });

    private async Task<JsonNode> ReviseAsync()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await stand.PostAsync(Stand.Api("revise"))).Status);
        return await EndAsync();
    }

    private async Task<JsonNode> EndAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            if ((await stand.GetAsync(Stand.Api("view"))).Body["work"] is { } work && (bool?)work["running"] == false)
            {
                return work;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The revision did not end.");
    }
}
