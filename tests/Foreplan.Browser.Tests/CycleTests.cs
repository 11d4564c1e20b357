using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foreplan.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Foreplan.Browser.Tests;

/// <summary>The annotation loop as a person goes through it, with a scripted planner.</summary>
public sealed class CycleTests
{
    [Fact]
    public async Task From_opening_to_the_lock()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Plan);
        var page = await visit.OpenAsync();

        // The open question is a form with the recommended answer chosen; taking it costs no call.
        var question = page.Locator("form.question");
        await Expect(question.Locator("input:checked")).ToHaveValueAsync("English");
        await Visit.PictureAsync(page, "01-opened");

        // An answer of one's own is kept as it is typed; one that says nothing is refused, and another one can be given.
        var own = question.Locator("input[name=own]");
        var answer = question.GetByRole(AriaRole.Button, new() { Name = "Answer" });
        await own.FillAsync("standard");
        await Expect(question.Locator(".kept")).ToHaveTextAsync("kept");
        await page.ReloadAsync();
        await Expect(own).ToHaveValueAsync("standard");
        await answer.ClickAsync();
        await Expect(page.Locator(".progress.badly")).ToBeVisibleAsync();
        await Expect(answer).ToBeEnabledAsync();
        await own.FillAsync("");
        await answer.ClickAsync();
        await Expect(question).ToHaveCountAsync(0);
        Assert.Contains("answered by you", visit.Read($"{Visit.Folder}/plan.md"), StringComparison.Ordinal);

        // Prose, by the toolbar and a quick label.
        await Visit.SelectAsync(page, "a note about it");
        await page.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = "Comment" }).ClickAsync();
        await page.Locator(".draft .labels").GetByRole(AriaRole.Button, new() { Name = "not optional" }).ClickAsync();
        await page.Locator(".draft textarea").FillAsync("a page, not a note");
        // Sent twice by a nervous hand, it is one note; asked for twice, its form is one form.
        await page.EvaluateAsync("() => { const form = document.querySelector('.draft'); form.requestSubmit(); form.requestSubmit(); }");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(1);
        await Expect(page.Locator(".draft")).ToHaveCountAsync(0);
        await page.Locator("article.note").FocusAsync();
        await page.Keyboard.PressAsync("e");
        await page.Locator("article.note").FocusAsync();
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator(".draft")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.Locator(".draft")).ToHaveCountAsync(0);

        // A table, by the keyboard.
        await Visit.SelectAsync(page, "The note", "td");
        await page.Keyboard.PressAsync("r");
        await page.Locator(".draft textarea").FillAsync("The README links it");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(2);

        // Code; the tab is closed while it is typed.
        await Visit.SelectAsync(page, "two", "pre");
        await page.Keyboard.PressAsync("?");
        await page.Locator(".draft textarea").PressSequentiallyAsync("is this the last li");
        await page.ReloadAsync();
        await Expect(page.Locator(".draft textarea")).ToHaveValueAsync("is this the last li");
        await Visit.PictureAsync(page, "02-draft-after-reload");

        // The server is killed; what is typed meanwhile is kept, and goes on when it is back.
        await visit.KillAsync();
        await Expect(page.Locator(".chip.lost")).ToBeVisibleAsync();
        await page.Locator(".draft textarea").FillAsync("is this the last line?");
        await visit.ServeAsync();
        await Expect(page.Locator(".chip.lost")).ToBeHiddenAsync();
        await Expect(page.Locator(".draft .kept")).ToHaveTextAsync("kept");
        await page.Locator(".draft textarea").FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(3);

        // A second tab needs no link, and both show what either writes.
        var other = await visit.OpenAsync(page.Url);
        await Expect(other.Locator("article.note")).ToHaveCountAsync(3);
        await other.Keyboard.PressAsync("n");
        await other.Locator(".draft textarea").FillAsync("keep it short");
        await other.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(4);

        // What an editor writes is there too, and can be taken back here.
        visit.Put($"{Visit.Folder}/plan.md", visit.Read($"{Visit.Folder}/plan.md").Replace("Nothing else changes.", "Nothing else changes. {>>really?<<}", StringComparison.Ordinal));
        await Expect(page.Locator("article.note")).ToHaveCountAsync(5);
        await Visit.PictureAsync(page, "03-notes");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Visit.PictureAsync(page, "04-notes-dark");
        await page.Locator("article.note", new() { HasText = "really?" }).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.Locator("article.note")).ToHaveCountAsync(4);
        Assert.DoesNotContain("{>>", visit.Read($"{Visit.Folder}/plan.md"), StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();

        // The revision answers each note.
        var now = visit.Read($"{Visit.Folder}/plan.md");
        var ids = JsonNode.Parse(visit.Read($"{Visit.Folder}/notes.json"))!["notes"]!.AsArray().Select(note => (string)note!["id"]!).ToList();
        var next = now.Replace("and a note about it", "and a page about it", StringComparison.Ordinal).Replace("| Nobody reads it | The note |", "| Nobody reads it | The README links it |", StringComparison.Ordinal);
        Assert.NotEqual(now, next);
        var turn = Visit.Turn("planner", "submit_plan", new()
        {
            ["markdown"] = next,
            ["dispositions"] = new JsonArray(
                Disposition(ids[0], "done", "Overview", null), Disposition(ids[1], "done", "Risks", null),
                Disposition(ids[2], "declined", null, "It is the last line at this commit."), Disposition(ids[3], "asked", null, "Shorter than what?")),
        });
        turn["delayMs"] = 800;
        visit.Script(turn);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for revision" }).ClickAsync();
        await Expect(page.Locator(".progress")).ToBeVisibleAsync();
        await Expect(page.Locator(".changes .added").First).ToBeVisibleAsync();
        await Expect(page.Locator(".changes article.note")).ToHaveCountAsync(4);
        await Expect(page.Locator(".changes article.note.asked")).ToContainTextAsync("Shorter than what?");
        // Beside the text that answers it: behind the changed paragraph, and behind the changed row's table.
        await Expect(page.Locator(".changes p.added + article.note.done")).ToContainTextAsync("a page, not a note");
        await Expect(page.Locator(".changes .table:has(tr.added) + article.note.done")).ToContainTextAsync("The README links it");
        await Visit.PictureAsync(page, "05-revised");
        await page.GetByRole(AriaRole.Button, new() { Name = "Raw" }).ClickAsync();
        await Expect(page.Locator(".unified .plus").First).ToContainTextAsync("+");
        await Visit.PictureAsync(page, "06-raw");

        // What has ended is not begun again by a reload: the page stays where the person is, and what was closed is closed.
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".plan h1")).ToBeVisibleAsync();
        await Expect(page.Locator("article.note.declined")).ToHaveCountAsync(1);
        await Expect(page.Locator(".progress")).ToHaveCountAsync(0);
        await Expect(page.Locator(".tabs [aria-current]")).ToHaveTextAsync("Plan");

        // What the planner asks back keeps the plan open until it is answered or dismissed.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();
        await page.Locator("article.note.asked").FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("article.note.declined")).ToHaveCountAsync(2);

        // A word to an answer is kept as it is typed.
        await page.Keyboard.PressAsync("1");
        await page.Locator("article.note.declined").First.FocusAsync();
        await page.Keyboard.PressAsync("e");
        await page.Locator(".reply textarea").FillAsync("but it is");
        await Expect(page.Locator(".reply .kept")).ToHaveTextAsync("kept");
        await page.ReloadAsync();
        await Expect(page.Locator(".reply textarea")).ToHaveValueAsync("but it is");
        await page.Locator(".reply").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator(".reply")).ToHaveCountAsync(0);

        // One key opens a note again, and it keeps the plan open until it is taken back.
        await page.Keyboard.PressAsync("1");
        var declined = page.Locator("article.note.declined").First;
        await declined.FocusAsync();
        await page.Keyboard.PressAsync("o");
        await Expect(page.Locator("article.note.open")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeDisabledAsync();
        await page.Locator("article.note.open").FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("article.note.open")).ToHaveCountAsync(0);

        // The last look, and the approval.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        var look = page.GetByRole(AriaRole.Dialog);
        await Expect(look).ToContainTextAsync("src/greeting.txt");
        await Expect(look).ToContainTextAsync("grep -q hello src/greeting.txt");
        await Expect(look).ToContainTextAsync("The README links it");
        await Expect(look).ToContainTextAsync("Does it end with a full stop?");
        await Visit.PictureAsync(page, "07-last-look");

        // A budget is part of what is approved: a press beside it approves nothing that was not shown.
        var give = look.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Approve") });
        await look.Locator("input[type=number]").FillAsync("2.5");
        await Expect(give).ToBeDisabledAsync();
        await give.ClickAsync(new() { Force = true });
        await Expect(give).ToBeEnabledAsync();
        Assert.False(visit.Has($"{Visit.Folder}/plan.lock.json"));
        await give.ClickAsync();
        await Expect(look.Locator("button.care")).ToBeVisibleAsync();
        await Expect(look.Locator(".told")).ToContainTextAsync("press again");
        Assert.False(visit.Has($"{Visit.Folder}/plan.lock.json"));
        await look.Locator("button.care").ClickAsync();
        await Expect(page.Locator("#top .chip.locked")).ToBeVisibleAsync();
        await Visit.PictureAsync(page, "08-approved");
        var approval = JsonNode.Parse(visit.Read($"{Visit.Folder}/plan.lock.json"))!;
        Assert.Equal("page", (string?)approval["approvedVia"]);
        Assert.Contains("2.5", approval.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Ada Löve", (string?)approval["approvedBy"]!["name"]);
        Assert.Equal(0, (await visit.RunAsync("lock", "--verify")).Code);
        Assert.Empty(visit.Complaints);
    }

    private static JsonObject Disposition(string note, string state, string? where, string? why) => new() { ["note"] = note, ["state"] = state, ["where"] = where, ["why"] = why };
}
