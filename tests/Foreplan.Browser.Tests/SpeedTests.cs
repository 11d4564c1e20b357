using System.Text;
using System.Text.Json;
using Foreplan.Web.Tests;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Foreplan.Browser.Tests;

/// <summary>How long a person waits, measured in the page from the outside, paint included. FOREPLAN_SPEED says how often; bench/page.sh measures the shipped tool so.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    // When the browser painted the plan first, by its own word, and when all of it was made; and what the key for a note takes: its script with all layout that it forces, and until the frame that shows the form is through.
    private const string Watch =
        """
        window.shown = null; window.formed = null;
        const painted = then => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => then(performance.now()); channel.port2.postMessage(0); });
        new MutationObserver((_, self) => {
          if (!document.querySelector('.plan h1')) return;
          self.disconnect();
          const end = part => performance.getEntriesByType('resource').filter(entry => entry.name.includes(part)).reduce((last, entry) => Math.max(last, entry.responseEnd), 0);
          window.shown = { files: end('/ui/'), view: end('/api/view'), made: performance.now() };
        }).observe(document, { childList: true, subtree: true });
        new PerformanceObserver(list => { for (const paint of list.getEntries()) if (paint.element?.closest('.plan')) window.paint ??= paint.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        new MutationObserver((_, self) => {
          if (document.querySelectorAll('.plan .part').length < 90) return;
          self.disconnect();
          painted(at => { window.whole = at; });
        }).observe(document, { childList: true, subtree: true });
        addEventListener('keydown', event => {
          if (event.key !== 'c') return;
          const begun = performance.now();
          window.formed = null;
          new MutationObserver((_, self) => {
            if (!document.querySelector('.draft textarea')) return;
            self.disconnect();
            const script = performance.now() - begun;
            painted(at => { window.formed = { script, at: at - event.timeStamp }; });
          }).observe(document, { childList: true, subtree: true });
        }, true);
        """;

    private static readonly string[] Steps = ["files", "view", "made", "at", "whole"];

    [Fact]
    public async Task A_plan_of_5000_lines_is_there_at_once()
    {
        var times = int.TryParse(Environment.GetEnvironmentVariable("FOREPLAN_SPEED"), out var wanted) ? Math.Max(1, wanted) : 1;
        await using var visit = await Visit.BeginAsync(Long());
        Times first = new(), again = new(), forms = new();
        for (var i = 0; i < times; i++)
        {
            if (i > 0)
            {
                await visit.KillAsync();
                await visit.ServeAsync();
                await visit.RenewAsync();
            }

            // A browser that stands open, as a person's does.
            await visit.Context.AddInitScriptAsync(Watch);
            var page = await visit.OpenAsync("about:blank");
            await page.WaitForTimeoutAsync(500);
            await page.GotoAsync(visit.Link);
            await LookAsync(page, first, forms);
            await page.ReloadAsync();
            await LookAsync(page, again, forms);
            await page.CloseAsync();
        }

        output.WriteLine($"A plan of 5,000 lines, {times} starts of the server, load {Load()}; milliseconds as least, middle, most:");
        output.WriteLine($"on the screen, first time after the server's start: {first.Of("at")}; files here {first.Of("files")}, plan here {first.Of("view")}, made {first.Of("made")}; the whole of it {first.Of("whole")}");
        output.WriteLine($"on the screen, loaded again: {again.Of("at")}; files here {again.Of("files")}, plan here {again.Of("view")}, made {again.Of("made")}; the whole of it {again.Of("whole")}");
        output.WriteLine($"from the key to the note's form on the screen: {forms.Of("at")}; of that its script with layout {forms.Of("script")}");
        // A busy machine is slow; a page that is laid out again for every line is slower than that.
        Assert.InRange(again.Least("at"), 1, 6_000);
        Assert.InRange(forms.Least("at"), 1, 1_500);
    }

    private static async Task LookAsync(IPage page, Times loads, Times forms)
    {
        var shown = await (await page.WaitForFunctionAsync("() => window.shown && window.paint && window.whole && { ...window.shown, at: window.paint, whole: window.whole }")).EvaluateAsync<JsonElement>("it => it");
        loads.Add(shown, Steps);
        // The check has come too, and the machine is calm: what is measured is the page as a person has it.
        await page.Locator("#side code").First.WaitForAsync();
        await Visit.SelectAsync(page, "sentence 1510 ");
        await page.WaitForTimeoutAsync(300);
        await page.Keyboard.PressAsync("c");
        forms.Add(await (await page.WaitForFunctionAsync("() => window.formed")).EvaluateAsync<JsonElement>("it => it"), ["script", "at"]);
        await page.Keyboard.PressAsync("Escape");
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Long()
    {
        var text = new StringBuilder(StandTexts.Answered).Append("\n## Notes\n\n");
        for (var line = text.ToString().Count(c => c == '\n'); line < 5_000; line += 2)
        {
            text.Append(line % 50 < 2 ? $"### Part {line}\n\n" : $"- This is sentence {line} with `code` and **emphasis** about a file.\n\n");
        }

        return text.ToString().Replace("sentence 1511 ", "sentence 1510 ", StringComparison.Ordinal);
    }

    private sealed class Times
    {
        private readonly Dictionary<string, List<double>> all = [];

        public void Add(JsonElement measured, string[] names)
        {
            foreach (var name in names)
            {
                (all.TryGetValue(name, out var there) ? there : all[name] = []).Add(measured.GetProperty(name).GetDouble());
            }
        }

        public double Least(string name) => all[name].Min();

        public string Of(string name) => $"{all[name].Min():F0}, {all[name].Order().ElementAt(all[name].Count / 2):F0}, {all[name].Max():F0}";
    }
}
