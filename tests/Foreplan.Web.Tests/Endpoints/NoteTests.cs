using System.Net;
using System.Text.Json.Nodes;
using Foreplan.Text;

namespace Foreplan.Web.Tests.Endpoints;

public sealed class NoteTests : IAsyncLifetime
{
    private Stand stand = null!;

    public async Task InitializeAsync() => stand = await Stand.OpenAsync(StandTexts.Plan);

    public async Task DisposeAsync() => await stand.DisposeAsync();

    [Fact]
    public async Task A_note_is_written_changed_and_taken_back()
    {
        var (status, note) = await AddAsync("a note about it", 4, 66);
        Assert.True(status == HttpStatusCode.OK, note.ToJsonString());
        var id = (string)note["id"]!;
        Assert.Equal("a note about it", (string?)note["quote"]);
        var (edited, changed) = await stand.SendAsync(HttpMethod.Put, Stand.Api("notes", $"&id={id}"), new() { ["text"] = "better", ["kind"] = "question" });
        Assert.True(edited == HttpStatusCode.OK, changed.ToJsonString());
        var view = (await stand.GetAsync(Stand.Api("view"))).Body;
        Assert.Equal(("better", "question"), ((string?)view["notes"]!["notes"]![0]!["text"], (string?)view["notes"]!["notes"]![0]!["kind"]));
        Assert.Equal(HttpStatusCode.OK, (await stand.SendAsync(HttpMethod.Delete, Stand.Api("notes", $"&id={id}"))).Status);
        Assert.Empty((await stand.GetAsync(Stand.Api("view"))).Body["notes"]!["notes"]!.AsArray());
    }

    [Fact]
    public async Task Two_notes_on_the_same_words_are_two_notes()
    {
        await AddAsync("a note about it", 4, 66);
        await AddAsync("a note about it", 4, 66);
        Assert.Equal(2, (await stand.GetAsync(Stand.Api("view"))).Body["notes"]!["notes"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_note_on_a_line_that_is_not_there_is_refused_with_what_to_do()
    {
        var (status, body) = await stand.PostAsync(Stand.Api("notes"), new() { ["text"] = "x", ["from"] = Place(9999, 1), ["to"] = Place(9999, 5) });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.NotEmpty((string?)body["error"] ?? "");
        Assert.NotEmpty((string?)body["hint"] ?? "");
    }

    [Fact]
    public async Task A_note_of_a_megabyte_is_refused_and_so_is_one_that_says_nothing()
    {
        var (status, body) = await stand.PostAsync(Stand.Api("notes"), new() { ["text"] = new string('x', 1 << 20) });
        Assert.InRange((int)status, 400, 499);
        Assert.NotEmpty((string?)body["error"] ?? "");
        Assert.InRange((int)(await stand.PostAsync(Stand.Api("notes"), new() { ["text"] = " " })).Status, 400, 499);
        Assert.False(stand.Has($"{Stand.Folder}/notes.json"));
    }

    [Fact]
    public async Task A_plan_that_is_gone_or_unreadable_leaves_the_drafts_and_says_so()
    {
        await stand.SendAsync(HttpMethod.Put, Stand.Api("drafts"), new() { ["id"] = "d1", ["text"] = "half" });
        File.Delete(Path.Combine(stand.Root, Stand.Folder, "plan.md"));
        var view = (await stand.GetAsync(Stand.Api("view"))).Body;
        Assert.Contains("is not there", (string?)view["error"], StringComparison.Ordinal);
        Assert.Equal("half", (string?)view["drafts"]![0]!["text"]);
        File.WriteAllBytes(Path.Combine(stand.Root, Stand.Folder, "plan.md"), [0xff, 0xfe, 0x00, 0x80, 0x00]);
        view = (await stand.GetAsync(Stand.Api("view"))).Body;
        Assert.NotEmpty((string?)view["error"] ?? "");
        Assert.Equal("half", (string?)view["drafts"]![0]!["text"]);
    }

    [Fact]
    public async Task A_plan_that_is_a_link_and_drafts_that_are_damaged_are_said_beside_what_is_there()
    {
        File.WriteAllText(await DraftsAsync(), "{ not a list");
        var view = (await stand.GetAsync(Stand.Api("view"))).Body;
        Assert.Contains("cannot be read", (string?)view["error"], StringComparison.Ordinal);
        Assert.NotNull(view["html"]);
        File.Move(Path.Combine(stand.Root, Stand.Folder, "plan.md"), Path.Combine(stand.Root, "other.md"));
        File.CreateSymbolicLink(Path.Combine(stand.Root, Stand.Folder, "plan.md"), Path.Combine(stand.Root, "other.md"));
        var (status, linked) = await stand.GetAsync(Stand.Api("view"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("symbolic link", (string?)linked["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_sent_twice_is_one_note()
    {
        JsonObject note = new() { ["text"] = "no", ["draft"] = "d1" };
        await stand.SendAsync(HttpMethod.Put, Stand.Api("drafts"), new() { ["id"] = "d1", ["text"] = "no" });
        var both = await Task.WhenAll(stand.PostAsync(Stand.Api("notes"), (JsonObject)note.DeepClone()), stand.PostAsync(Stand.Api("notes"), (JsonObject)note.DeepClone()));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal((string?)both[0].Body["id"], (string?)both[1].Body["id"]);
        var view = (await stand.GetAsync(Stand.Api("view"))).Body;
        Assert.Single(view["notes"]!["notes"]!.AsArray());
        // What was typed last may arrive behind it.
        await stand.SendAsync(HttpMethod.Put, Stand.Api("drafts"), new() { ["id"] = "d1", ["text"] = "no" });
        Assert.Empty((await stand.GetAsync(Stand.Api("drafts"))).Body["drafts"]!.AsArray());
    }

    [Fact]
    public async Task A_draft_that_is_kept_is_told_apart_from_what_else_was_written()
    {
        var before = (await stand.GetAsync(Stand.Api("view"))).Body["stamp"]!;
        var kept = (await stand.SendAsync(HttpMethod.Put, Stand.Api("drafts"), new() { ["id"] = "d1", ["text"] = "half" })).Body;
        var after = (await stand.GetAsync(Stand.Api("view"))).Body["stamp"]!;
        Assert.Equal((string?)after["drafts"], (string?)kept["drafts"]);
        Assert.NotEqual((string?)before["drafts"], (string?)after["drafts"]);
        Assert.All(["documents", "talks", "runs", "around"], part => Assert.Equal((string?)before[part], (string?)after[part]));
    }

    [Fact]
    public async Task The_feed_tells_of_what_others_write()
    {
        using var client = stand.Client();
        using var answer = await client.GetAsync(new Uri(Stand.Api("feed"), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.Contains("changed", await lines.ReadLineAsync(patience.Token), StringComparison.Ordinal);
        stand.Put($"{Stand.Folder}/plan.md", StandTexts.Plan + "\n{>>no<<}\n");
        await lines.ReadLineAsync(patience.Token);
        Assert.Contains("changed", await lines.ReadLineAsync(patience.Token), StringComparison.Ordinal);
        stand.Git("commit", "-q", "--allow-empty", "-m", "other");
        await lines.ReadLineAsync(patience.Token);
        Assert.Contains("changed", await lines.ReadLineAsync(patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quoted_code_is_shown_beside_the_file_as_it_is()
    {
        var plan = stand.Flow.ReadPlan(stand.Plan);
        var fence = plan.Phases[0].Excerpts[0].Span.Line;
        var code = (await stand.GetAsync(Stand.Api("code", $"&fence={fence}"))).Body;
        Assert.Equal("same", (string?)code["state"]);
        Assert.Equal(["one", "two"], code["lines"]!.AsArray().Select(line => (string?)line!["text"]));
        var shown = (string?)(await stand.GetAsync(Stand.Api("view"))).Body["shown"];
        stand.Put("src/app.txt", "zero\none\nthree\n");
        stand.Git("add", "-A", "src");
        stand.Git("commit", "-q", "-m", "other");
        Assert.Equal("differs", (string?)(await stand.GetAsync(Stand.Api("code", $"&fence={fence}"))).Body["state"]);
        // Who shows the same text beside the commit before is given it anew.
        Assert.Contains("data-state=\"differs\"", (string?)(await stand.GetAsync(Stand.Api("view", $"&have={Uri.EscapeDataString(shown!)}"))).Body["html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_of_a_page_is_given_in_one_answer()
    {
        var view = (await stand.GetAsync(Stand.Api("view"))).Body;
        Assert.Equal(TextHash.Of(StandTexts.Plan), (string?)view["plan"]!["sha256"]);
        Assert.Equal("English", (string?)view["plan"]!["questions"]![0]!["recommended"]);
        var check = (await stand.GetAsync(Stand.Api("check"))).Body;
        Assert.Contains(check["diagnostics"]!.AsArray(), found => (string?)found!["id"] == "PL540");
        Assert.Equal("questions", (string?)check["status"]!["stage"]);
        Assert.NotNull(check["forecast"]);
        Assert.Null((await stand.GetAsync(Stand.Api("view", $"&have={Uri.EscapeDataString((string?)view["shown"] ?? "")}"))).Body["html"]);
        Assert.Null((await stand.GetAsync(Stand.Api("run"))).Body["run"]);
    }

    [Fact]
    public async Task A_recommended_answer_is_taken_without_a_call()
    {
        Assert.Equal(HttpStatusCode.Accepted, (await stand.PostAsync(Stand.Api("answer"), new() { ["question"] = "Q1", ["answer"] = "English" })).Status);
        for (var i = 0; i < 300 && !stand.Read($"{Stand.Folder}/plan.md").Contains("answered by you", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100);
        }

        Assert.Contains("answered by you", stand.Read($"{Stand.Folder}/plan.md"), StringComparison.Ordinal);
        Assert.Empty(stand.Plan.Journals());
    }

    private async Task<string> DraftsAsync()
    {
        await stand.SendAsync(HttpMethod.Put, Stand.Api("drafts"), new() { ["id"] = "d1", ["text"] = "half" });
        return Directory.GetFiles(Path.Combine(stand.Temp, "state"), "drafts*", SearchOption.AllDirectories).Single();
    }

    private static JsonObject Place(int line, int column) => new() { ["line"] = line, ["column"] = column };

    private Task<(HttpStatusCode Status, JsonObject Body)> AddAsync(string quote, int line, int column) => stand.PostAsync(Stand.Api("notes"), new()
    {
        ["kind"] = "comment",
        ["text"] = "no",
        ["quote"] = quote,
        ["from"] = Place(line, column),
        ["to"] = Place(line, column + quote.Length),
        ["sha256"] = TextHash.Of(StandTexts.Plan),
    });
}
