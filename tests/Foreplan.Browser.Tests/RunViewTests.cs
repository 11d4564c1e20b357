using System.Text.Json.Nodes;
using Foreplan.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Foreplan.Browser.Tests;

/// <summary>The page while a plan is challenged and carried out by the command line.</summary>
public sealed class RunViewTests
{
    [Fact]
    public async Task A_challenge_a_blocker_and_a_run_with_its_review_are_followed_and_answered()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();

        // The points of a challenge are accepted or dismissed.
        visit.Script(Visit.Turn("reviewer", "submit_notes", new()
        {
            ["notes"] = new JsonArray(
                new JsonObject { ["kind"] = "question", ["text"] = "What if the file exists?", ["quote"] = "Nothing else changes." },
                new JsonObject { ["kind"] = "comment", ["text"] = "Say who reads it." }),
        }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Challenge" }).ClickAsync();
        await Expect(page.Locator("article.note.proposed")).ToHaveCountAsync(2);
        await Visit.PictureAsync(page, "10-challenged");
        await page.Locator("article.note.proposed").First.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(page.Locator("article.note.open")).ToHaveCountAsync(1);
        await page.Locator("article.note.proposed").GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(page.Locator("article.note.declined")).ToHaveCountAsync(1);
        await page.Locator("article.note.open").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.Locator("article.note.open")).ToHaveCountAsync(0);

        // A run that is started elsewhere and blocked is there; the answer is kept as it is typed.
        visit.Script(Phase(1, "report_blocker", new() { ["expected"] = "no greeting", ["found"] = "a greeting", ["why"] = "It would be written over." }));
        await LockAsync(visit);
        await page.Keyboard.PressAsync("3");
        await Expect(page.Locator(".run")).ToContainTextAsync("Nothing has run yet");
        await visit.RunAsync("run", "1", "--sandbox", "none");
        var blocker = page.Locator(".blocker");
        await Expect(blocker).ToContainTextAsync("It would be written over.");
        await blocker.Locator("textarea").FillAsync("Use another name.");
        await Expect(blocker.Locator(".kept")).ToHaveTextAsync("kept");
        await page.ReloadAsync();
        await Expect(page.Locator(".chip.blocked")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("3");
        await Expect(blocker.Locator("textarea")).ToHaveValueAsync("Use another name.");
        await Visit.PictureAsync(page, "11-blocked");
        await blocker.GetByRole(AriaRole.Button, new() { Name = "Only note it" }).ClickAsync();
        await Expect(blocker.Locator("textarea")).ToHaveValueAsync("");
        await page.Keyboard.PressAsync("1");
        await Expect(page.Locator("article.note.open")).ToContainTextAsync("Use another name.");
        await page.Locator("article.note.open").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.Locator("article.note.open")).ToHaveCountAsync(0);

        // Answered, the planner changes the plan where the executor was stuck; the person approves that.
        var now = visit.Read($"{Visit.Folder}/plan.md");
        visit.Script(Visit.Turn("planner", "submit_plan", new()
        {
            ["markdown"] = now.Replace("with the line `hello`.", "with the line `hello`, whatever stands there.", StringComparison.Ordinal),
            ["dispositions"] = new JsonArray(new JsonObject { ["note"] = "N4", ["state"] = "done", ["where"] = "Phase 1, step 1" }),
        }));
        // A server reads a script once.
        await visit.KillAsync();
        await visit.ServeAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".chip.blocked")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("3");
        await blocker.Locator("textarea").FillAsync("Write over it.");
        await blocker.GetByRole(AriaRole.Button, new() { Name = "have the plan revised" }).ClickAsync();
        await Expect(page.Locator(".changes article.note")).ToContainTextAsync("It found: a greeting Why it matters: It would be written over.");
        await Expect(page.Locator(".changes .added", new() { HasText = "whatever stands there" })).ToHaveCountAsync(1);
        await Visit.PictureAsync(page, "11-blocker-answered");
        visit.Script(
            Phase(1, "write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "bye\n" }),
            Phase(1, "finish_phase", new() { ["summary"] = "It is there." }),
            Slow(Phase(1, "write_file", new() { ["path"] = "src/greeting.txt", ["content"] = "hello\n" })),
            Phase(1, "finish_phase", new() { ["summary"] = "It is there now." }),
            Slow(Phase(2, "write_file", new() { ["path"] = "docs/greeting.md", ["content"] = "See src/greeting.txt for the greeting.\n" })),
            Phase(2, "finish_phase", new() { ["summary"] = "Written." }),
            Visit.Turn("reviewer", "submit_review", new()
            {
                ["verdict"] = "approve",
                ["summary"] = "As planned.",
                ["findings"] = new JsonArray(
                    new JsonObject { ["kind"] = "suggestion", ["severity"] = "low", ["path"] = "src/greeting.txt", ["line"] = 1, ["title"] = "One word only", ["detail"] = "It greets nobody.", ["recommendation"] = "Name somebody." },
                    new JsonObject { ["kind"] = "suggestion", ["severity"] = "low", ["path"] = "src/elsewhere.txt", ["title"] = "Elsewhere too", ["detail"] = "It is in no diff.", ["recommendation"] = "Look there." }),
            }));
        await LockAsync(visit);
        await page.Keyboard.PressAsync("3");
        await Expect(page.Locator(".run")).ToContainTextAsync("Nothing has run yet");
        var running = visit.RunAsync("run", "1", "--sandbox", "none", "--budget", "9");

        // While it goes on: what the red gate met, then what the first phase committed, while the second is worked on.
        var files = page.Locator(".run > details");
        await Expect(page.Locator(".phases > li.inProgress")).ToContainTextAsync("Changed so far: src/greeting.txt");
        await Expect(page.Locator(".run")).ToContainTextAsync("With the work on phase 1 as its last commands met it");
        await files.First.Locator("summary").ClickAsync();
        await Expect(files.Locator(".plus")).ToHaveTextAsync(["+bye"]);
        await Expect(page.Locator(".phases > li.complete")).ToHaveCountAsync(1);
        await Expect(page.Locator(".run .state-line")).ToContainTextAsync("Going on");
        await Expect(files).ToHaveCountAsync(1);
        await Expect(files.Locator(".plus")).ToHaveTextAsync(["+hello"]);
        await Visit.PictureAsync(page, "12-run-goes-on");
        await running;
        await Expect(files).ToHaveCountAsync(2);
        await Expect(page.Locator(".run .state-line")).ToContainTextAsync("Done");
        await Expect(page.Locator(".run .state-line")).ToContainTextAsync("of $9");
        await Expect(page.Locator(".phases > li.complete")).ToHaveCountAsync(2);
        await Expect(page.Locator(".phases")).ToContainTextAsync("Attempt 1 failed");
        await Expect(page.Locator(".unified .review-finding")).ToContainTextAsync("One word only");
        await Expect(page.Locator(".run > section .review-finding")).ToContainTextAsync("Elsewhere too");
        await Expect(page.Locator(".gate summary").First).ToContainTextAsync("grep -q hello src/greeting.txt");
        await Expect(page.Locator(".chart")).ToBeVisibleAsync();
        await Visit.PictureAsync(page, "12-run-done", isWhole: true);
        foreach (var (width, colours) in new[] { (360, ColorScheme.Light), (360, ColorScheme.Dark), (2560, ColorScheme.Light), (2560, ColorScheme.Dark) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            await page.SetViewportSizeAsync(width, width == 360 ? 740 : 1440);
            foreach (var (key, name) in new[] { ("3", "run"), ("2", "changes"), ("1", "plan") })
            {
                await page.Keyboard.PressAsync(key);
                await Expect(page.Locator(".tabs [aria-current]")).ToHaveTextAsync(name, new() { IgnoreCase = true });
                await Visit.PictureAsync(page, $"13-{name}-{width}-{colours}", isWhole: name == "run");
                Assert.Empty(await Visit.TooWideAsync(page));
            }
        }

        Assert.Empty(visit.Complaints);
    }

    private static JsonObject Phase(int phase, string tool, JsonObject arguments)
    {
        var turn = Visit.Turn("executor", tool, arguments);
        turn["phase"] = phase;
        return turn;
    }

    // Slow enough to be watched.
    private static JsonObject Slow(JsonObject turn)
    {
        turn["delayMs"] = 4000;
        return turn;
    }

    private static async Task LockAsync(Visit visit)
    {
        var (code, said) = await visit.RunAsync("lock", "1", "--yes", "--sandbox", "none");
        Assert.True(code == 0, said);
    }
}
