using System.Text;
using Foreplan.Web.Tests;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Foreplan.Browser.Tests;

public sealed class LooksTests(ITestOutputHelper output)
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
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"It is wider than {width} pixels.");
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

        // Everything without a mouse: to a block, a note on it, to the note, away with it.
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
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("article.note")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#find")).ToBeFocusedAsync();
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

    [Fact]
    public async Task A_plan_of_5000_lines_is_there_at_once()
    {
        await using var visit = await Visit.BeginAsync(Long());
        var page = await visit.OpenAsync();
        await page.Locator(".plan h1").WaitForAsync();
        List<double> paints = [], forms = [];
        for (var i = 0; i < 4; i++)
        {
            await page.ReloadAsync();
            await page.Locator(".plan h1").WaitForAsync();
            await page.WaitForFunctionAsync("() => performance.getEntriesByName('plan-shown').length > 0");
            paints.Add(await page.EvaluateAsync<double>("new Promise(done => requestAnimationFrame(() => done(performance.getEntriesByName('plan-shown')[0].startTime)))"));
            await Visit.SelectAsync(page, "sentence 1510 ");
            await page.Keyboard.PressAsync("c");
            await page.Locator(".draft textarea").First.WaitForAsync();
            forms.Add(await page.EvaluateAsync<double>("performance.getEntriesByName('note-form').at(-1).duration"));
            await page.Keyboard.PressAsync("Escape");
        }

        // Said, not asserted: a busy machine is slow.
        output.WriteLine($"5,000 lines: the plan is shown {paints.Min():F0} ms after the start of the load at best, {paints.Max():F0} ms at worst; from the key to the note's form {forms.Min():F0} to {forms.Max():F0} ms.");
        Assert.NotEmpty(forms);
    }

    private static string Long()
    {
        var text = new StringBuilder(StandTexts.Answered).Append("\n## Notes\n\n");
        for (var line = text.ToString().Count(c => c == '\n'); line < 5_000; line += 2)
        {
            text.Append(line % 50 < 2 ? $"### Part {line}\n\n" : $"- This is sentence {line} with `code` and **emphasis** about a file.\n\n");
        }

        return text.ToString().Replace("sentence 1511 ", "sentence 1510 ", StringComparison.Ordinal);
    }
}
