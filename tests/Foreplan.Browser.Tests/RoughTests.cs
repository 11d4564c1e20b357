using System.Text.Json.Nodes;
using Foreplan.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Foreplan.Browser.Tests;

/// <summary>What goes wrong while the page is open: nothing that was written is lost, and it is said.</summary>
public sealed class RoughTests
{
    [Fact]
    public async Task A_plan_that_is_replaced_by_another_is_shown_and_notes_whose_words_are_gone_keep_them()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await AddAsync(page, "Nothing else changes.", "why not", "p");
        await AddAsync(page, "Nobody reads it", "somebody does", "td");
        await Visit.SelectAsync(page, "two", "pre");
        await page.Keyboard.PressAsync("c");
        await page.Locator(".draft textarea").FillAsync("half a thought");
        await Expect(page.Locator(".draft .kept")).ToHaveTextAsync("kept");

        // As an editor does that writes beside and renames.
        var next = StandTexts.Answered.Replace(" Nothing else changes.", "", StringComparison.Ordinal).Replace("# Plan: Add a greeting", "# Plan: Greet differently", StringComparison.Ordinal);
        visit.Put("other.md", next);
        File.Move(Path.Combine(visit.Root, "other.md"), Path.Combine(visit.Root, Visit.Folder, "plan.md"), overwrite: true);
        await Expect(page.Locator(".plan h1")).ToHaveTextAsync("Plan: Greet differently");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(2);
        var lost = page.Locator("article.note", new() { HasText = "why not" });
        await Expect(lost).ToContainTextAsync("no longer in the plan; they stood in line 4");
        await Expect(lost.Locator("blockquote")).ToHaveTextAsync("Nothing else changes.");
        await Expect(page.Locator(".table ~ article.note", new() { HasText = "somebody does" })).ToBeVisibleAsync();
        await Expect(page.Locator(".draft textarea")).ToHaveValueAsync("half a thought");
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await Visit.PictureAsync(page, "14-replaced");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_is_said_and_what_was_read_last_stays_with_its_notes()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await AddAsync(page, "Nothing else changes.", "why not", "p");
        await File.WriteAllBytesAsync(Path.Combine(visit.Root, Visit.Folder, "plan.md"), [0xff, 0xfe, 0x00, 0x80, 0x00]);
        await Expect(page.Locator(".broken")).ToContainTextAsync("What is below is the plan as it was read last");
        await Expect(page.Locator(".plan h1")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();
        await Visit.PictureAsync(page, "15-unreadable");
        visit.Put($"{Visit.Folder}/plan.md", StandTexts.Answered);
        await Expect(page.Locator(".broken")).ToHaveCountAsync(0);
        await Expect(page.Locator("article.note")).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_note_of_a_megabyte_is_said_where_it_is_written_and_stays_there()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await page.Locator(".plan h1").WaitForAsync();
        await page.Keyboard.PressAsync("n");
        var field = page.Locator(".draft textarea");
        await field.FillAsync(new string('x', 1 << 20));
        await Expect(page.Locator(".draft .kept")).ToContainTextAsync("longer than a note may be");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".notice.error")).ToContainTextAsync("65,536");
        Assert.Equal(1 << 20, (await field.InputValueAsync()).Length);
        Assert.False(visit.Has($"{Visit.Folder}/notes.json"));
        // Not even this tab's end loses it.
        await page.CloseAsync();
        page = await visit.OpenAsync($"{visit.Base}plan/{Visit.Folder}");
        field = page.Locator(".draft textarea");
        await Expect(field).ToBeVisibleAsync();
        Assert.Equal(1 << 20, (await field.InputValueAsync()).Length);
        await field.FillAsync("shorter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToContainTextAsync("shorter");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_typed_survives_a_tab_that_is_closed_at_once_and_one_that_crashes()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await page.Locator(".plan h1").WaitForAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("closed at once");
        await page.CloseAsync();
        var address = $"{visit.Base}plan/{Visit.Folder}";
        page = await visit.OpenAsync(address);
        await Expect(page.Locator(".draft textarea")).ToHaveValueAsync("closed at once");

        await page.Locator(".draft textarea").FillAsync("crashed while typing");
        var crashed = new TaskCompletionSource();
        page.Crash += (_, _) => crashed.TrySetResult();
        _ = page.GotoAsync("chrome://crash").ContinueWith(gone => gone.Exception, TaskScheduler.Default);
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var next = await visit.OpenAsync(address);
        await Expect(next.Locator(".draft textarea")).ToHaveValueAsync("crashed while typing");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Two_peoples_notes_on_the_same_words_stand_below_each_other_under_their_names()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await AddAsync(page, "Nothing else changes.", "mine", "p");
        visit.Git("config", "user.name", "Bob Ray");
        Assert.Equal(0, (await visit.RunAsync("notes", "add", "1", "his", "--on", "Nothing else changes.")).Code);
        var notes = page.Locator("article.note");
        await Expect(notes).ToHaveCountAsync(2);
        await Expect(notes.Nth(0)).ToContainTextAsync("Ada Löve");
        await Expect(notes.Nth(0)).ToContainTextAsync("mine");
        await Expect(notes.Nth(1)).ToContainTextAsync("Bob Ray");
        await Expect(notes.Nth(1)).ToContainTextAsync("his");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_thousand_notes_are_shown_and_gone_through_by_the_keyboard()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var words = new[] { "Nothing else changes.", "two new files", "stays as it is", "Nobody reads it" };
        visit.Put($"{Visit.Folder}/notes.json", new JsonObject
        {
            ["foreplan"] = 1,
            ["notes"] = new JsonArray([.. Enumerable.Range(1, 1000).Select(number => (JsonNode)new JsonObject
            {
                ["id"] = $"N{number}",
                ["author"] = "you",
                ["at"] = "2026-11-20T10:12:00Z",
                ["kind"] = "comment",
                ["anchor"] = new JsonObject { ["quote"] = words[number % words.Length], ["from"] = new JsonObject { ["line"] = 4, ["column"] = 1 }, ["to"] = new JsonObject { ["line"] = 4, ["column"] = 9 } },
                ["text"] = $"note {number}",
                ["disposition"] = new JsonObject { ["state"] = "open" },
            })]),
        }.ToJsonString());
        var page = await visit.OpenAsync();
        await Expect(page.Locator("article.note")).ToHaveCountAsync(1000);
        await Expect(page.Locator("#side .notes li")).ToHaveCountAsync(300);
        await page.Locator("#note-N4").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("article.note:focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(999);
        await Visit.PictureAsync(page, "16-thousand-notes");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_planner_that_answers_nonsense_three_times_is_said_with_what_is_kept()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await AddAsync(page, "Nothing else changes.", "why not", "p");
        visit.Script([.. Enumerable.Range(0, 6).Select(_ => Visit.Turn("planner", "submit_plan", new() { ["markdown"] = "What?" }))]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for revision" }).ClickAsync();
        await Expect(page.Locator(".progress.badly")).ToContainTextAsync("plan.draft.md");
        await Expect(page.Locator("article.note.open")).ToHaveCountAsync(1);
        Assert.Equal(StandTexts.Answered, visit.Read($"{Visit.Folder}/plan.md"));
        Assert.Contains("What?", visit.Read($"{Visit.Folder}/plan.draft.md"), StringComparison.Ordinal);
        await Visit.PictureAsync(page, "18-nonsense");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_tab_that_is_closed_in_the_middle_of_a_revision_finds_it_done()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await AddAsync(page, "Nothing else changes.", "shorter", "p");
        var turn = Visit.Turn("planner", "submit_plan", new()
        {
            ["markdown"] = StandTexts.Answered.Replace("Nothing else changes.", "Nothing else.", StringComparison.Ordinal),
            ["dispositions"] = new JsonArray(new JsonObject { ["note"] = "N1", ["state"] = "done", ["where"] = "Overview" }),
        });
        turn["delayMs"] = 2000;
        visit.Script(turn);
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator(".progress.running")).ToBeVisibleAsync();
        await page.CloseAsync();
        page = await visit.OpenAsync($"{visit.Base}plan/{Visit.Folder}");
        await Expect(page.Locator("article.note.done")).ToContainTextAsync("Overview");
        await page.GetByRole(AriaRole.Button, new() { Name = "changed since you read it" }).ClickAsync();
        await Expect(page.Locator(".changes .added", new() { HasText = "Nothing else." })).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_page_the_command_line_and_an_editor_write_at_once_and_nothing_is_lost()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await page.Locator(".plan h1").WaitForAsync();
        var others = Enumerable.Range(1, 4).Select(number => visit.RunAsync("notes", "add", "1", $"line {number}")).ToList();
        for (var number = 1; number <= 4; number++)
        {
            // Its own writing on what it reads, as an editor saves.
            visit.Put($"{Visit.Folder}/plan.md", visit.Read($"{Visit.Folder}/plan.md").Replace("## Risks", $"{{>>editor {number}<<}}\n\n## Risks", StringComparison.Ordinal));
            await page.Keyboard.PressAsync("n");
            await page.Locator(".draft textarea").FillAsync($"page {number}");
            await page.Keyboard.PressAsync("Control+Enter");
            await Expect(page.Locator(".draft")).ToHaveCountAsync(0);
        }

        Assert.All(await Task.WhenAll(others), end => Assert.Equal(0, end.Code));
        await Expect(page.Locator("article.note")).ToHaveCountAsync(12);
        foreach (var who in new[] { "line", "editor", "page" })
        {
            foreach (var number in Enumerable.Range(1, 4))
            {
                await Expect(page.Locator("article.note", new() { HasText = $"{who} {number}" })).ToHaveCountAsync(1);
            }
        }

        Assert.Equal(8, JsonNode.Parse(visit.Read($"{Visit.Folder}/notes.json"))!["notes"]!.AsArray().Select(note => (string?)note!["id"]).Distinct().Count());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_next_note_keeps_the_focus_while_the_one_before_is_drawn()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await page.Locator(".plan h1").WaitForAsync();
        TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/api/view?*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("n");
        await page.Locator(".draft textarea").FillAsync("one");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".draft")).ToHaveCountAsync(0);
        visit.Put($"{Visit.Folder}/plan.md", StandTexts.Answered.Replace("# Plan: Add a greeting", "# Plan: Greet differently", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("n");
        await page.Locator(".draft textarea").FillAsync("two");
        held.SetResult();
        await Expect(page.Locator(".plan h1")).ToHaveTextAsync("Plan: Greet differently");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(2);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_written_while_a_look_fails_is_shown_all_the_same()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await page.Locator(".plan h1").WaitForAsync();
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/api/check?*", async route =>
        {
            if (!asked.TrySetResult())
            {
                await route.ContinueAsync();
                return;
            }
            await held.Task;
            await route.FulfillAsync(new() { Status = 500, ContentType = "application/json", Body = """{"error":"Once it fails."}""" });
        });
        visit.Put($"{Visit.Folder}/plan.md", StandTexts.Answered.Replace("# Plan: Add a greeting", "# Plan: Greet differently", StringComparison.Ordinal));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await page.Keyboard.PressAsync("n");
        await page.Locator(".draft textarea").FillAsync("written meanwhile");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".draft")).ToHaveCountAsync(0);
        held.SetResult();
        await Expect(page.Locator("article.note")).ToHaveCountAsync(1);
    }

    private static async Task AddAsync(IPage page, string words, string text, string inside)
    {
        await page.Locator(".plan h1").WaitForAsync();
        var before = await page.Locator("article.note").CountAsync();
        await Visit.SelectAsync(page, words, inside);
        await page.Keyboard.PressAsync("c");
        await page.Locator(".draft textarea").FillAsync(text);
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(before + 1);
    }
}
