using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foreplan.Web.Tests;
using Microsoft.Playwright;

namespace Foreplan.Browser.Tests;

/// <summary>A repository with a plan, the real program serving its page, and a real browser on it. Pictures go to artifacts/screenshots.</summary>
internal sealed partial class Visit : TestRepository, IAsyncDisposable
{
    public const string Folder = "plans/001-greeting";

    private const string Agents = "# Agent Configuration\n## Planning Agent\n- Model: scripted:../models.json\n## Implementation Agent\n- Model: scripted:../models.json\n## Review Agent\n- Model: scripted:../models.json\n";
    private readonly List<string> complaints = [];
    // One browser for all tests: what a test does there is in a context of its own. The driver ends it with this process.
    private static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    private Process? server;

    private Visit(string plan)
    {
        Script();
        Init();
        Put("src/app.txt", "one\ntwo\n");
        Put("AGENTS.md", Agents);
        CommitAll();
        Put($"{Folder}/spec.md", StandTexts.Spec);
        Put($"{Folder}/plan.md", plan);
    }

    public string Link { get; private set; } = "";

    public Uri Base => new(Link.Split("/plan/")[0]);

    public IBrowserContext Context { get; private set; } = null!;

    /// <summary>Errors that the page made or met.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visit> BeginAsync(string plan, params JsonObject[] turns)
    {
        var visit = new Visit(plan);
        visit.Script(turns);
        var browser = Browser.Value;
        await visit.ServeAsync();
        await browser;
        await visit.RenewAsync();
        Assertions.SetDefaultExpectTimeout(60_000);
        return visit;
    }

    /// <summary>A browser that was never here, in place of the one before.</summary>
    public async Task RenewAsync()
    {
        if (Context is { } before)
        {
            await before.CloseAsync();
        }

        Context = await (await Browser.Value).NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        Context.SetDefaultTimeout(60_000);
    }

    /// <summary>Starts <c>foreplan annotate</c> and takes its link.</summary>
    public Task ServeAsync() => ServeAsync(["--no-browser"]);

    /// <summary>The same with options of its own.</summary>
    /// <returns>What it told.</returns>
    public async Task<string> ServeAsync(string[] options)
    {
        server = Start(["annotate", .. options]);
        var told = "";
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            told += line;
            if (Address().Match(line) is { Success: true } link)
            {
                Link = link.Value;
            }
            else if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                return told;
            }
        }

        throw new InvalidOperationException($"No link was printed: {told}{await server.StandardOutput.ReadToEndAsync()}");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    /// <summary>Runs another command to its end, and gives what it printed.</summary>
    public async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await error);
    }

    public async Task<IPage> OpenAsync(string? address = null)
    {
        var page = await Context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Base.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("chrome", StringComparison.Ordinal) && request.Url != "about:blank")
            {
                complaints.Add($"asked elsewhere: {request.Url}");
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error" && !line.Text.Contains("Failed to load resource", StringComparison.Ordinal) && !line.Text.Contains("ERR_", StringComparison.Ordinal))
            {
                complaints.Add(line.Text);
            }
        };
        await page.GotoAsync(address ?? Link);
        return page;
    }

    /// <summary>A picture of what a person sees, of which the test knows that it can be read by everybody.</summary>
    public static async Task PictureAsync(IPage page, string name, bool isWhole = false)
    {
        await page.ScreenshotAsync(new() { Path = PicturePath(name), FullPage = isWhole });
        Assert.Empty(await page.EvaluateAsync<string[]>(Audit.Script));
    }

    public static string PicturePath(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Repository(), "artifacts", "screenshots")).FullName, name + ".png");

    /// <summary>The boxes of the page whose content ends beyond the window, shown or cut off.</summary>
    public static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => [document.documentElement, ...document.querySelectorAll('main, .run, .changes, dialog, .look')]
          .filter(box => box.getBoundingClientRect().left + box.scrollWidth > innerWidth + 1).map(box => `${box.tagName}.${box.className} ${box.scrollWidth}`)
        """);

    /// <summary>Selects words as a person does with the mouse, so far as the page can tell.</summary>
    public static Task SelectAsync(IPage page, string words, string inside = "p") => page.EvaluateAsync(
        """
        ([words, inside]) => {
          const all = document.createTreeWalker(document.querySelector('.plan'), NodeFilter.SHOW_TEXT);
          for (let node; (node = all.nextNode());) {
            const at = node.data.indexOf(words);
            if (at < 0 || !node.parentElement.closest('[data-p]')?.closest(inside)) continue;
            node.parentElement.scrollIntoView({ block: 'center' });
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
          throw new Error(`'${words}' is not in the plan`);
        }
        """,
        new[] { words, inside });

    public void Script(params JsonObject[] turns) => File.WriteAllText(Path.Combine(Temp, "models.json"), new JsonObject { ["foreplan"] = 1, ["turns"] = new JsonArray([.. turns]) }.ToJsonString());

    public static JsonObject Turn(string role, string tool, JsonObject arguments) => new()
    {
        ["role"] = role,
        ["usage"] = new JsonObject { ["input"] = 4000, ["cached"] = 0, ["output"] = 700 },
        ["model"] = "anthropic/claude-haiku-5-5",
        ["calls"] = new JsonArray(new JsonObject { ["tool"] = tool, ["arguments"] = arguments }),
    };

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        server?.Dispose();
        await Context.CloseAsync();
        Dispose();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("FOREPLAN_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-background-networking"],
            Timeout = 120_000,
        });
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Foreplan.slnx is not above the tests.");
    }

    private Process Start(string[] arguments) => Process.Start(Command(Built.Program[0], [.. Built.Program.Skip(1), .. arguments])) ?? throw new InvalidOperationException("foreplan");

    [GeneratedRegex(@"http://127\.0\.0\.1:\S+#link=[0-9a-f]+")]
    private static partial Regex Address();
}
