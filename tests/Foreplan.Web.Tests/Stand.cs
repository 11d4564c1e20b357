using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Foreplan.Costs;
using Foreplan.Models;
using Foreplan.Plans;
using Foreplan.Web.Guard;
using Foreplan.Workspace.Git;
using Foreplan.Workspace.Processes;
using Foreplan.Workspace.State;

namespace Foreplan.Web.Tests;

/// <summary>A repository in a temporary folder with a plan, the flow over it with scripted models, and its page on a real port.</summary>
internal sealed class Stand : TestRepository, IAsyncDisposable
{
    private const string Agents = "# Agent Configuration\n## Planning Agent\n- Model: scripted:../models.json\n## Implementation Agent\n- Model: scripted:../models.json\n## Review Agent\n- Model: scripted:../models.json\n";
    private readonly List<IDisposable> open = [];
    private PageServer? server;

    public Stand(string plan)
    {
        Script();
        Init();
        Put("src/app.txt", "one\ntwo\n");
        Put("AGENTS.md", Agents);
        CommitAll();
        Put($"{Folder}/spec.md", StandTexts.Spec);
        Put($"{Folder}/plan.md", plan);
        Address = PageAddress.New(PageServer.FreePort(0), DateTimeOffset.UtcNow);
    }

    public const string Folder = "plans/001-greeting";

    public PageAddress Address { get; }

    public string Base => $"http://127.0.0.1:{Address.Port}";

    public Workflow Flow { get; private set; } = null!;

    public IPlanFolder Plan => Flow.Shelf.All().Single(folder => folder.Path == Folder);

    /// <summary>A stand whose page is open.</summary>
    public static async Task<Stand> OpenAsync(string plan)
    {
        var stand = new Stand(plan);
        await stand.StartAsync();
        return stand;
    }

    /// <summary>Starts the page, as a fresh process would.</summary>
    public async Task StartAsync()
    {
        var feed = new PageFeed();
        var repository = GitRepository.Open(Root, Variable);
        var models = new ModelProviders(new ProviderSettings { Variable = Variable, Root = Root });
        open.AddRange(models, repository);
        Flow = new(new()
        {
            Repository = repository,
            Shelf = new PlanShelf(Root, Root, repository.StateFolder, TimeProvider.System),
            Models = models,
            Commands = new SandboxedGateRunner(repository.StateFolder),
            Programs = new ProgramLookup(),
            Prices = PriceBook.Parse(PriceFile.Text(), null),
            Progress = feed,
        });
        server = await PageServer.StartAsync(new() { Workflow = Flow, Feed = feed, Address = Address, Approval = new() { Sandbox = "none" } }, CancellationToken.None);
    }

    public async Task StopAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
            server = null;
        }
    }

    public string Link() => server?.NewLink(Folder) ?? throw new InvalidOperationException("The page is not open.");

    public void Script(params JsonObject[] turns) => File.WriteAllText(Path.Combine(Temp, "models.json"), new JsonObject { ["foreplan"] = 1, ["turns"] = new JsonArray([.. turns]) }.ToJsonString());

    public static JsonObject Turn(string role, params (string Tool, JsonObject Arguments)[] calls) => new()
    {
        ["role"] = role,
        ["usage"] = new JsonObject { ["input"] = 1000, ["cached"] = 0, ["output"] = 100 },
        ["model"] = "anthropic/claude-haiku-5-5",
        ["calls"] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject { ["tool"] = call.Tool, ["arguments"] = call.Arguments })]),
    };

    /// <summary>A client as the page itself is one: with the session, and from its own origin.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = new(Base) };
        client.DefaultRequestHeaders.Add("Cookie", $"foreplan-{Address.Port}={Address.Cookie}");
        client.DefaultRequestHeaders.Add(RequestGuard.KeyHeader, Address.Key);
        client.DefaultRequestHeaders.Add("Origin", Base);
        return client;
    }

    public static string Api(string path, string more = "") => $"/api/{path}?plan={Uri.EscapeDataString(Folder)}{more}";

    public async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(HttpMethod method, string address, JsonObject? body = null)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(method, address) { Content = method == HttpMethod.Get ? null : JsonContent.Create(body ?? []) };
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonObject>() ?? []);
    }

    public Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string address, JsonObject? body = null) => SendAsync(HttpMethod.Post, address, body);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        open.ForEach(one => one.Dispose());
        Dispose();
    }
}
