using System.Text;
using Foreplan.Web.Tests;
using Xunit.Abstractions;

namespace Foreplan.Browser.Tests;

/// <summary>How long a person waits, measured in the page from the outside, paint included. FOREPLAN_SPEED says how often; see AGENTS.md.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    // When the plan stands on the screen, and how long after the key its note's form does: the first task after the frame that shows it.
    private const string Watch =
        """
        window.shown = null; window.formed = null;
        const painted = then => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => then(performance.now()); channel.port2.postMessage(0); });
        new MutationObserver((_, self) => { if (document.querySelector('.plan h1')) { self.disconnect(); painted(at => { window.shown = at; }); } }).observe(document, { childList: true, subtree: true });
        addEventListener('keydown', event => {
          if (event.key !== 'c') return;
          window.formed = null;
          new MutationObserver((_, self) => { if (document.querySelector('.draft textarea')) { self.disconnect(); painted(at => { window.formed = at - event.timeStamp; }); } }).observe(document, { childList: true, subtree: true });
        }, true);
        """;

    [Fact]
    public async Task A_plan_of_5000_lines_is_there_at_once()
    {
        var times = int.TryParse(Environment.GetEnvironmentVariable("FOREPLAN_SPEED"), out var wanted) ? Math.Max(2, wanted) : 2;
        await using var visit = await Visit.BeginAsync(Long());
        await visit.Context.AddInitScriptAsync(Watch);
        var page = await visit.OpenAsync();
        List<double> paints = [], forms = [];
        for (var i = 0; i < times; i++)
        {
            if (i > 0)
            {
                await page.ReloadAsync();
            }

            paints.Add(await (await page.WaitForFunctionAsync("() => window.shown")).EvaluateAsync<double>("at => at"));
            // The check has come too: what is measured is the page as a person has it.
            await page.Locator("#side code").First.WaitForAsync();
            await Visit.SelectAsync(page, "sentence 1510 ");
            await page.Keyboard.PressAsync("c");
            forms.Add(await (await page.WaitForFunctionAsync("() => window.formed")).EvaluateAsync<double>("at => at"));
            await page.Keyboard.PressAsync("Escape");
        }

        output.WriteLine($"5,000 lines: the plan is on the screen {paints[0]:F0} ms after the link was opened for the first time, then {Of(paints[1..])}; from the key to the note's form on the screen {Of(forms)}.");
        // A busy machine is slow; a page that is laid out again for every line is slower than that.
        Assert.InRange(paints.Min(), 1, 6_000);
        Assert.InRange(forms.Min(), 1, 1_500);
    }

    private static string Of(List<double> times) => $"{times.Min():F0} ms at best, {times.Order().ElementAt(times.Count / 2):F0} in the middle, {times.Max():F0} at worst";

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
