using Foreplan.Web.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Foreplan.Browser.Tests;

public sealed class LooksTests
{
    [Fact]
    public async Task It_fits_every_width_has_landmarks_and_is_used_by_the_keyboard()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Plan);
        var page = await visit.OpenAsync();
        await page.Locator("form.question").WaitForAsync();
        foreach (var (width, height) in new[] { (360, 740), (820, 1100), (1280, 900), (2560, 1440) })
        {
            await page.SetViewportSizeAsync(width, height);
            await Visit.PictureAsync(page, $"width-{width}");
            Assert.Empty(await Visit.TooWideAsync(page));
            await Expect(page.Locator("#find")).ToBeVisibleAsync();
            await Expect(width > 1180 ? page.Locator("#outline") : page.Locator(".contents summary")).ToBeVisibleAsync();
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Visit.PictureAsync(page, "width-2560-dark");
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        foreach (var landmark in new[] { AriaRole.Banner, AriaRole.Main, AriaRole.Complementary })
        {
            await Expect(page.GetByRole(landmark)).ToHaveCountAsync(1);
        }

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Outline" })).ToHaveCountAsync(1);

        // The code that the plan quotes, beside what the file holds now.
        await page.GetByRole(AriaRole.Button, new() { Name = "Live code" }).ClickAsync();
        await Expect(page.Locator(".excerpt .live .same")).ToHaveCountAsync(2);
        await page.Locator(".excerpt").ScrollIntoViewIfNeededAsync();
        await Visit.PictureAsync(page, "19-live-code");
        await page.GetByRole(AriaRole.Button, new() { Name = "Live code" }).ClickAsync();
        await Expect(page.Locator(".excerpt .live")).ToHaveCountAsync(0);

        // Everything without a mouse: past a question, to a block, a note on it, to the note, away with it.
        await page.Locator("form.question input[type=radio]").First.FocusAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".b:focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("form.question")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".b:focus")).ToHaveCountAsync(1);
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("d");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(1);
        await page.Locator("article.note").FocusAsync();
        await page.Keyboard.PressAsync("e");
        await page.Locator(".draft textarea").FillAsync("it says nothing");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note .text")).ToHaveTextAsync("it says nothing");
        await page.Locator("article.note").FocusAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("article.note")).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("article.note")).ToBeFocusedAsync();

        // Words to put behind a block, and every quick label, by keys alone.
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("i");
        await Expect(page.Locator(".draft [data-kind=insert]")).ToHaveAttributeAsync("aria-pressed", "true");
        foreach (var label in new[] { "no", "not optional", "wrong data shape", "use the existing pattern", "out of scope", "why?" })
        {
            await page.Locator(".draft .labels").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }

        await Expect(page.Locator(".draft textarea")).ToHaveValueAsync("no not optional wrong data shape use the existing pattern out of scope why?");
        await Expect(page.Locator(".draft [data-kind=question]")).ToHaveAttributeAsync("aria-pressed", "true");
        await Visit.PictureAsync(page, "09-note-form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".draft")).ToHaveCountAsync(0);

        // What is marked across a card holds none of its words.
        await page.EvaluateAsync(
            """
            () => {
              const card = document.querySelector('article.note');
              const runs = [...document.querySelectorAll('.plan [data-p]')];
              const after = runs.findIndex(run => card.compareDocumentPosition(run) & Node.DOCUMENT_POSITION_FOLLOWING);
              getSelection().setBaseAndExtent(runs[after - 1].firstChild, 0, runs[after].firstChild, runs[after].firstChild.length);
            }
            """);
        await page.Keyboard.PressAsync("c");
        await page.Locator(".draft textarea").FillAsync("these belong together");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(2);
        await page.Locator("article.note", new() { HasText = "these belong together" }).FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(1);
        await page.Locator("article.note").FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#find")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("stays as it is");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("stays as it is", await page.EvaluateAsync<string>("() => getSelection().toString()"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_last_look_fits_a_telephone_and_a_wide_screen_and_its_buttons_are_reached_by_hand_and_key()
    {
        var title = "Add a greeting that everybody who opens the application for the first time reads before anything else, and_a_name_that_has_no_blank_in_it_and_goes_on_for_a_while";
        await using var visit = await Visit.BeginAsync(StandTexts.Answered.Replace("Add a greeting", title, StringComparison.Ordinal).Replace("Nobody reads it", "Nobody reads it, " + title, StringComparison.Ordinal));
        var page = await visit.OpenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToBeEnabledAsync();
        var look = page.GetByRole(AriaRole.Dialog);
        foreach (var (width, height, colours) in new[] { (360, 640, ColorScheme.Light), (360, 640, ColorScheme.Dark), (1280, 900, ColorScheme.Light), (2560, 1440, ColorScheme.Light), (2560, 1440, ColorScheme.Dark) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours });
            await page.SetViewportSizeAsync(width, height);
            await page.Keyboard.PressAsync("a");
            await Expect(look).ToContainTextAsync("Nobody reads it");
            Assert.Empty(await Visit.TooWideAsync(page));
            await Visit.PictureAsync(page, $"17-last-look-{width}-{colours}");
            foreach (var name in new[] { "Approve this plan", "Not now" })
            {
                // In the window, and with nothing in front of it.
                Assert.True(await look.GetByRole(AriaRole.Button, new() { Name = name }).EvaluateAsync<bool>(
                    "button => { const { left, top, right, bottom } = button.getBoundingClientRect(); return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === button; }"), $"{name} at {width}");
            }

            await look.Locator("input[type=number]").ScrollIntoViewIfNeededAsync();
            await Expect(look.Locator("input[type=number]")).ToBeInViewportAsync();
            await Visit.PictureAsync(page, $"17-last-look-end-{width}-{colours}");
            await page.Keyboard.PressAsync("Escape");
            await Expect(look).ToHaveCountAsync(0);
        }

        // Without a mouse: opened by the very next key after it was closed, into the dialog, to its button.
        await page.Keyboard.PressAsync("a");
        await Expect(look).ToContainTextAsync("Nobody reads it");
        await page.EvaluateAsync("() => { document.querySelector('dialog').close(); document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true })); }");
        await Expect(look.GetByRole(AriaRole.Button, new() { Name = "Approve this plan", Exact = true })).ToBeEnabledAsync();
        List<string> way = [];
        while (way.Count < 6 && way is not [.., "Approve this plan"])
        {
            await page.Keyboard.PressAsync("Tab");
            way.Add(await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.slice(0, 20)"));
        }

        Assert.Equal("Budget of the run in dollars, Approve this plan", string.Join(", ", way));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#top .chip.locked")).ToBeVisibleAsync();
        Assert.True(visit.Has($"{Visit.Folder}/plan.lock.json"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_hostile_plan_is_text_and_a_plan_that_goes_away_is_said()
    {
        const string Evil = "\n<script>document.title='OWNED'</script><img src=x onerror=\"document.title='OWNED'\">\n\n[click](javascript:document.title='OWNED') <iframe src=\"https://example.invalid\"></iframe>\n";
        await using var visit = await Visit.BeginAsync(StandTexts.Answered.Replace("## Context", Evil + "\n## Context", StringComparison.Ordinal));
        var page = await visit.OpenAsync();
        await Expect(page.Locator(".plan")).ToContainTextAsync("<script>document.title");
        Assert.DoesNotContain("OWNED", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator(".plan script, .plan iframe, .plan img, .plan a[href^=javascript]").CountAsync());

        await page.Keyboard.PressAsync("n");
        await page.Locator(".draft textarea").FillAsync("half a note");
        await Expect(page.Locator(".draft .kept")).ToHaveTextAsync("kept");
        File.Delete(Path.Combine(visit.Root, Visit.Folder, "plan.md"));
        await Expect(page.Locator(".broken")).ToContainTextAsync("is not there");
        await Expect(page.Locator(".draft textarea")).ToHaveValueAsync("half a note");
        visit.Put($"{Visit.Folder}/plan.md", StandTexts.Answered);
        await Expect(page.Locator(".broken")).ToHaveCountAsync(0);
        await Expect(page.Locator(".draft textarea")).ToHaveValueAsync("half a note");

        // Another annotate is another tab of the same page.
        var (code, said) = await visit.RunAsync("annotate", "--no-browser");
        Assert.Equal(0, code);
        Assert.Contains(visit.Base.Authority, said, StringComparison.Ordinal);
    }
}
