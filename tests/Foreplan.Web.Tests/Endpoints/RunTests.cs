using System.Net;
using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Web.Views;

namespace Foreplan.Web.Tests.Endpoints;

/// <summary>What the page shows of a run that it did not start.</summary>
public sealed class RunTests : IAsyncLifetime
{
    private Stand stand = null!;

    public async Task InitializeAsync() => stand = await Stand.OpenAsync(StandTexts.Answered);

    public async Task DisposeAsync() => await stand.DisposeAsync();

    [Fact]
    public async Task Phases_gates_diff_review_and_bill_are_shown_also_after_a_restart()
    {
        await RunAsync(
            Phase(1, ("write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "hello\n" }), ("finish_phase", new() { ["summary"] = "It is there." })),
            Phase(2, ("write_file", new() { ["path"] = "docs/greeting.md", ["content"] = "See src/greeting.txt for the greeting.\n" }), ("finish_phase", new() { ["summary"] = "Written." })),
            Stand.Turn("reviewer", ("submit_review", new()
            {
                ["verdict"] = "approve",
                ["summary"] = "As planned.",
                ["findings"] = new JsonArray(new JsonObject { ["kind"] = "suggestion", ["severity"] = "low", ["path"] = "src/greeting.txt", ["line"] = 1, ["title"] = "One word only", ["detail"] = "It greets nobody.", ["recommendation"] = "Name somebody." }),
            })));
        await stand.StopAsync();
        await stand.StartAsync();
        var (status, body) = await stand.GetAsync(Stand.Api("run"));
        Assert.Equal(HttpStatusCode.OK, status);
        var run = body["run"]!;
        Assert.Equal(0, (int?)run["outcome"]);
        Assert.All(run["phases"]!.AsArray(), phase => Assert.Equal("complete", (string?)phase!["status"]));
        Assert.Equal("It is there.", (string?)run["phases"]![0]!["summary"]);
        Assert.Equal("grep -q hello src/greeting.txt", (string?)run["phases"]![0]!["gates"]![0]!["results"]![0]!["command"]);
        Assert.Contains("+hello", (string?)run["diff"]!["text"], StringComparison.Ordinal);
        var finding = Assert.Single(run["review"]!["findings"]!.AsArray());
        Assert.Equal(("src/greeting.txt", 1), ((string?)finding!["path"], (int?)finding["line"]));
        Assert.Contains("Recommendation: Name somebody.", (string?)finding["text"], StringComparison.Ordinal);
        Assert.Contains(body["bill"]!["rows"]!.AsArray(), row => (string?)row!["name"] == "Total" && (int?)row["calls"] >= 3);
    }

    [Fact]
    public async Task A_blocker_is_shown_with_what_was_expected_and_found_and_answered_by_a_note()
    {
        await RunAsync(Phase(1, ("report_blocker", new() { ["expected"] = "no greeting", ["found"] = "a greeting", ["why"] = "It would be written over." })));
        var blocked = (await stand.GetAsync(Stand.Api("run"))).Body["run"]!["blocked"]!;
        Assert.Equal((1, "blocker", "no greeting", "a greeting"), ((int?)blocked["phase"], (string?)blocked["kind"], (string?)blocked["expected"], (string?)blocked["found"]));
        var line = stand.Flow.ReadPlan(stand.Plan).Phases[0].Span.Line;
        var (status, note) = await stand.PostAsync(Stand.Api("notes"), new() { ["text"] = "Use another name.", ["from"] = new JsonObject { ["line"] = line, ["column"] = 1 }, ["to"] = new JsonObject { ["line"] = line, ["column"] = 26 } });
        Assert.True(status == HttpStatusCode.OK, note.ToJsonString());
        Assert.Equal(line, (int?)note["from"]!["line"]);
    }

    [Fact]
    public async Task A_run_tells_what_it_spent_itself_of_the_budget_that_it_has_and_is_there_without_the_plan()
    {
        await RunAsync(Phase(1, ("report_blocker", new() { ["expected"] = "a", ["found"] = "b", ["why"] = "c" })));
        stand.Script(Phase(1, ("report_blocker", new() { ["expected"] = "a", ["found"] = "b", ["why"] = "c" })));
        File.Delete(Path.Combine(stand.Root, Stand.Folder, "plan.md"));
        var (status, body) = await stand.GetAsync(Stand.Api("run"));
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        var run = body["run"]!;
        Assert.Equal(["The greeting", "The note"], run["phases"]!.AsArray().Select(phase => (string?)phase!["title"]));
        Assert.Equal(7.5m, (decimal?)run["budgetUsd"]);
        Assert.Equal(Dollars.Show(Ledger.Of(stand.Plan.Journals()[^1]).SpentUsd), (string?)run["spent"]);
        Assert.False((bool?)run["held"]);
    }

    [Fact]
    public async Task A_run_of_another_lock_is_not_the_plans_run()
    {
        await RunAsync(Phase(1, ("report_blocker", new() { ["expected"] = "a", ["found"] = "b", ["why"] = "c" })));
        Assert.NotNull((await stand.GetAsync(Stand.Api("run"))).Body["run"]);
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Answered.Replace("Nothing else changes.", "Nothing else.", StringComparison.Ordinal));
        stand.Flow.Lock(stand.Flow.PrepareLock(stand.Plan, new() { Sandbox = "none" }), "script");
        Assert.Null((await stand.GetAsync(Stand.Api("run"))).Body["run"]);
        Assert.Equal("locked", stand.Flow.Status(stand.Plan).Stage);
        Assert.True(stand.Flow.RunPage(stand.Plan).IsOfEarlierLock);
    }

    [Fact]
    public async Task Why_an_attempt_failed_is_told()
    {
        await RunAsync(
            Phase(1, ("write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "bye\n" }), ("finish_phase", new() { ["summary"] = "It is there." })),
            Phase(1, ("report_blocker", new() { ["expected"] = "a", ["found"] = "b", ["why"] = "c" })));
        var phase = (await stand.GetAsync(Stand.Api("run"))).Body["run"]!["phases"]![0]!;
        Assert.NotEmpty((string?)phase["failed"]![0]!["reason"] ?? "");
    }

    [Fact]
    public async Task Points_of_a_challenge_are_accepted_or_dismissed()
    {
        stand.Script(Stand.Turn("reviewer", ("submit_notes", new()
        {
            ["notes"] = new JsonArray(
                new JsonObject { ["kind"] = "question", ["text"] = "What if the file exists?", ["quote"] = "Nothing else changes." },
                new JsonObject { ["kind"] = "comment", ["text"] = "Say who reads it." }),
        })));
        Assert.Equal(HttpStatusCode.Accepted, (await stand.PostAsync(Stand.Api("challenge"))).Status);
        var notes = await NotesAsync(all => all.Count == 2);
        Assert.All(notes, note => Assert.Equal(("proposed", "challenge"), ((string?)note!["answer"]!["state"], (string?)note["source"])));
        await stand.PostAsync(Stand.Api("accept", $"&id={notes[0]!["id"]}"));
        await stand.PostAsync(Stand.Api("dismiss", $"&id={notes[1]!["id"]}"));
        notes = await NotesAsync(_ => true);
        Assert.Equal(["open", "declined"], notes.Select(note => (string?)note!["answer"]!["state"]));
    }

    [Fact]
    public void Findings_of_a_review_are_read_from_its_document()
    {
        var found = ReviewPlaces.Of("# Review: x\n\n## Deviations from the plan\n\nFound by code.\n\n- `a.sql:9`: no cascade\n- `b.sql`: not planned\n\n## Issues found\n\n1. **Missing index** (missing, medium)\n   - Slow\n2. **Leak** (security, high) `src/a.cs:12`\n   - Bad\n   - Recommendation: close it\n\n## Overall\n\n- `c:1`: not one\n");
        Assert.Equal([("deviation", "a.sql", 9), ("deviation", "b.sql", null), ("missing, medium", null, null), ("security, high", "src/a.cs", 12)], found.Select(one => (one.Kind, one.Path, one.Line)));
        Assert.EndsWith("Recommendation: close it", found[3].Text, StringComparison.Ordinal);
    }

    private static JsonObject Phase(int phase, params (string Tool, JsonObject Arguments)[] calls)
    {
        var turn = Stand.Turn("executor", calls);
        turn["phase"] = phase;
        return turn;
    }

    private async Task RunAsync(params JsonObject[] turns)
    {
        stand.Script(turns);
        var proposal = stand.Flow.PrepareLock(stand.Plan, new() { Sandbox = "none" });
        Assert.True(proposal.CanLock, string.Join('\n', proposal.Diagnostics));
        stand.Flow.Lock(proposal, "script");
        await stand.Flow.RunAsync(stand.Plan, new() { BudgetUsd = 7.5m }, CancellationToken.None);
    }

    private async Task<JsonArray> NotesAsync(Func<JsonArray, bool> until)
    {
        for (var i = 0; ; i++)
        {
            var view = (await stand.GetAsync(Stand.Api("view"))).Body;
            if (until(view["notes"]!["notes"]!.AsArray()) && view["work"]?["running"]?.GetValue<bool>() != true)
            {
                return view["notes"]!["notes"]!.AsArray();
            }

            Assert.True(i < 300, view["work"]?.ToJsonString());
            await Task.Delay(100);
        }
    }
}
