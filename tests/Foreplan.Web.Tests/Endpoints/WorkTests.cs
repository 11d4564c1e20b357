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
        Assert.Contains("What?", stand.Read($"{Stand.Folder}/plan.draft.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_has_ended_is_not_told_again_to_a_tab_that_opens_later()
    {
        await NoteAsync();
        stand.Script(Shorter());
        Assert.Equal(0, (int?)(await ReviseAsync())["outcome"]);
        using var client = stand.Client();
        using var answer = await client.GetAsync(new Uri(Stand.Api("feed"), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var heard = "";
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            while (await lines.ReadLineAsync(patience.Token) is { } line)
            {
                heard += line;
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing more is said.
        }

        Assert.Contains("changed", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("\"work\"", heard, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_listens_in_the_middle_of_work_hears_its_beginning_whatever_the_model_said_since()
    {
        var feed = new PageFeed();
        feed.Begin(new() { ["kind"] = "work", ["id"] = "1", ["running"] = true });
        feed.Report(new Calls.Progress.Told("step"));
        for (var i = 0; i < 1_000; i++)
        {
            feed.Report(new Calls.Progress.Said("c", $"word{i} "));
        }

        var channel = feed.Listen();
        List<JsonObject> heard = [];
        while (channel.Reader.TryRead(out var line))
        {
            heard.Add(line);
        }

        Assert.Equal(["work", "told", "said"], heard.Select(line => (string?)line["kind"]));
        Assert.EndsWith("word999 ", (string?)heard[2]["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_counts_as_read_when_nothing_was_sent()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await stand.PostAsync(Stand.Api("revise"), new() { ["sha256"] = TextHash.Of(StandTexts.Answered) })).Status);
        await EndAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stand.GetAsync(Stand.Api("diff", "&since=read"))).Status);
    }

    [Fact]
    public async Task Changes_that_nobody_asked_for_are_told_also_after_a_restart()
    {
        await NoteAsync();
        var turn = Shorter(text => text.Replace("Nobody reads it", "Few read it", StringComparison.Ordinal));
        stand.Script(turn, (JsonObject)turn.DeepClone(), (JsonObject)turn.DeepClone());
        Assert.Equal(0, (int?)(await ReviseAsync())["outcome"]);
        await stand.StopAsync();
        await stand.StartAsync();
        Assert.NotEmpty((await stand.GetAsync(Stand.Api("view"))).Body["unasked"]!.AsArray());
        Assert.NotEmpty((await stand.PostAsync(Stand.Api("look"), new() { ["sha256"] = TextHash.Of(stand.Read($"{Stand.Folder}/plan.md")) })).Body["unasked"]!.AsArray());
    }

    [Fact]
    public async Task What_was_read_with_marks_in_it_is_compared_without_them_and_shows_the_answers_since()
    {
        await NoteAsync();
        stand.Script(Shorter());
        await ReviseAsync();
        // Version 1 is answered; a mark in the text is no change of it, and the old answer is none since.
        var now = stand.Read($"{Stand.Folder}/plan.md");
        stand.Put($"{Stand.Folder}/plan.md", now.Replace("## Overview\n", "A line more.\n\n## Overview\n", StringComparison.Ordinal).Replace("Nothing else.", "Nothing else. {>>why?<<}", StringComparison.Ordinal));
        await stand.PostAsync(Stand.Api("read"), new() { ["sha256"] = TextHash.Of(stand.Read($"{Stand.Folder}/plan.md")) });
        var diff = (await stand.GetAsync(Stand.Api("diff", "&since=read"))).Body;
        Assert.Empty(diff["changes"]!.AsArray());
        Assert.Empty(diff["answered"]!.AsArray());
        var first = (await stand.GetAsync(Stand.Api("diff", "&to=1"))).Body;
        var answered = Assert.Single(first["answered"]!.AsArray());
        // Beside the text of that version, whatever line it has in the plan today.
        Assert.Equal(("N1", Array.FindIndex(now.Split('\n'), line => line.EndsWith("Nothing else.", StringComparison.Ordinal)) + 1), ((string?)answered!["id"], (int?)answered["line"]));
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

    private JsonObject Shorter(Func<string, string>? more = null) => Stand.Turn("planner", ("submit_plan", new()
    {
        ["markdown"] = (more ?? (text => text))(stand.Read($"{Stand.Folder}/plan.md").Replace("Nothing else changes.", "Nothing else.", StringComparison.Ordinal)),
        ["dispositions"] = new JsonArray(new JsonObject { ["note"] = "N1", ["state"] = "done", ["where"] = "Overview" }),
    }));

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
