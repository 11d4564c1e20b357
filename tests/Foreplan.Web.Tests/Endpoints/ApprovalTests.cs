using System.Net;
using System.Text.Json.Nodes;
using Foreplan.Text;

namespace Foreplan.Web.Tests.Endpoints;

public sealed class ApprovalTests : IAsyncLifetime
{
    private Stand stand = null!;

    public async Task InitializeAsync() => stand = await Stand.OpenAsync(StandTexts.Answered);

    public async Task DisposeAsync() => await stand.DisposeAsync();

    [Fact]
    public async Task What_was_shown_is_locked_in_the_name_of_the_person_and_once()
    {
        var look = await LookAsync();
        var given = Approval(look);
        var (status, body) = await stand.PostAsync(Stand.Api("approve"), given);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        var approval = stand.Flow.ReadLock(stand.Plan)!;
        Assert.Equal(("page", "Ada Löve"), (approval.ApprovedVia, approval.ApprovedBy.Name));
        Assert.Equal((string?)look["sha256"], approval.Plan.Sha256);
        Assert.Empty(stand.Flow.VerifyRun(stand.Plan));
        Assert.Equal(HttpStatusCode.Conflict, (await stand.PostAsync(Stand.Api("approve"), given)).Status);
    }

    [Fact]
    public async Task The_last_look_shows_files_commands_risks_answers_and_what_is_new()
    {
        stand.Flow.MarkRead(stand.Plan, stand.Flow.ReadPlan(stand.Plan).Source.Sha256);
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Answered.Replace("Nobody reads it", "Few read it", StringComparison.Ordinal));
        var look = (await LookAsync()).ToJsonString();
        Assert.All(["src/greeting.txt", "grep -q hello src/greeting.txt", "Few read it", "Does it end with a full stop?", "nonce", "forecast", "-| Nobody reads it"], part => Assert.Contains(part, look, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_changed_under_the_page_is_not_approved()
    {
        var look = await LookAsync();
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Answered + "\nAnd one more thing.\n");
        await RefusedAsync(Approval(look));
    }

    [Fact]
    public async Task A_spec_or_settings_that_changed_under_the_page_are_not_approved()
    {
        var look = await LookAsync();
        stand.Put($"{Stand.Folder}/spec.md", StandTexts.Spec + "- **R3**: More\n");
        await RefusedAsync(Approval(look));
    }

    [Fact]
    public async Task A_text_that_the_page_does_not_show_is_not_even_looked_at()
    {
        var shown = TextHash.Of(StandTexts.Answered);
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Answered + "\nAnd one more thing.\n");
        var (status, body) = await stand.PostAsync(Stand.Api("look"), new() { ["sha256"] = shown });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Null(body["nonce"]);
        Assert.Contains("changed since the page showed it", (string?)body["error"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await stand.PostAsync(Stand.Api("look"))).Status);
    }

    [Fact]
    public async Task A_hash_of_another_text_is_not_approved()
    {
        var look = await LookAsync();
        var given = Approval(look);
        given["sha256"] = new string('0', 64);
        await RefusedAsync(given);
        // The nonce is used up by that.
        await RefusedAsync(Approval(look));
    }

    [Fact]
    public async Task A_note_that_came_after_the_look_stops_it()
    {
        var look = await LookAsync();
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Answered.Replace("Nothing else changes.", "Nothing else changes. {>>no<<}", StringComparison.Ordinal));
        await RefusedAsync(Approval(look));
    }

    [Fact]
    public async Task Nothing_may_be_open()
    {
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Plan);
        Assert.Null((await LookAsync())["nonce"]);
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Answered);
        await stand.SendAsync(HttpMethod.Put, Stand.Api("drafts"), new() { ["id"] = "d1", ["text"] = "half a thought" });
        Assert.Null((await LookAsync())["nonce"]);
        await stand.SendAsync(HttpMethod.Delete, Stand.Api("drafts", "&id=d1"));
        Assert.NotNull((await LookAsync())["nonce"]);
    }

    [Fact]
    public async Task Warnings_are_asked_about_once()
    {
        var look = await LookAsync();
        Assert.NotEmpty(look["warnings"]!.AsArray());
        var given = Approval(look);
        given.Remove("despiteWarnings");
        await RefusedAsync(given);
        Assert.Equal(HttpStatusCode.OK, (await stand.PostAsync(Stand.Api("approve"), Approval(await LookAsync()))).Status);
    }

    [Fact]
    public async Task A_budget_is_dollars_and_goes_into_the_lock()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await LookAsync(-1)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await LookAsync("much")).Status);
        var given = Approval((await LookAsync(2.5)).Body);
        Assert.Equal(HttpStatusCode.OK, (await stand.PostAsync(Stand.Api("approve"), given)).Status);
        Assert.Equal(2.5m, stand.Flow.ReadLock(stand.Plan)!.BudgetUsd);
    }

    [Fact]
    public async Task A_budget_that_was_not_shown_is_not_approved()
    {
        var given = Approval(await LookAsync());
        given["budget"] = 2.5;
        await RefusedAsync(given);
        given = Approval((await LookAsync(2.5)).Body);
        given.Remove("budget");
        await RefusedAsync(given);
    }

    [Fact]
    public async Task A_note_that_is_begun_after_the_look_stops_it()
    {
        var look = await LookAsync();
        await stand.SendAsync(HttpMethod.Put, Stand.Api("drafts"), new() { ["id"] = "d1", ["text"] = "wait" });
        await RefusedAsync(Approval(look));
    }

    [Fact]
    public async Task What_AGENTS_md_or_foreplan_json_say_now_is_what_the_check_says()
    {
        var agents = stand.Read("AGENTS.md");
        stand.Put("AGENTS.md", "# Nothing yet\n");
        Assert.False((bool?)(await stand.GetAsync(Stand.Api("check"))).Body["canLock"]);
        stand.Put("AGENTS.md", agents);
        Assert.True((bool?)(await stand.GetAsync(Stand.Api("check"))).Body["canLock"]);
        stand.Put("foreplan.json", "{\"budgetUsd\":3}");
        Assert.Equal(3, (decimal?)(await stand.GetAsync(Stand.Api("check"))).Body["budgetUsd"]);
    }

    private static JsonObject Approval(JsonObject look) => new() { ["nonce"] = (string?)look["nonce"], ["sha256"] = (string?)look["sha256"], ["budget"] = look["budgetUsd"]?.DeepClone(), ["despiteWarnings"] = true };

    private async Task<JsonObject> LookAsync() => (await LookAsync(null)).Body;

    // As the page does: of the text that it shows.
    private Task<(HttpStatusCode Status, JsonObject Body)> LookAsync(JsonNode? budget) => stand.PostAsync(Stand.Api("look"), new() { ["budget"] = budget, ["sha256"] = TextHash.Of(stand.Read($"{Stand.Folder}/plan.md")) });

    private async Task RefusedAsync(JsonObject given)
    {
        var (status, body) = await stand.PostAsync(Stand.Api("approve"), given);
        Assert.True(status == HttpStatusCode.Conflict, body.ToJsonString());
        Assert.NotEmpty((string?)body["hint"] ?? "");
        Assert.False(stand.Has($"{Stand.Folder}/plan.lock.json"));
    }
}
