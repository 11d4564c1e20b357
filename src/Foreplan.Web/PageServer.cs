using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Foreplan.Web.Endpoints;
using Foreplan.Web.Guard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Foreplan.Web;

/// <summary>The local page: one server for a repository, bound to the loopback address.</summary>
public sealed class PageServer : IAsyncDisposable
{
    // A note may hold a pasted log; what is larger is refused before it is read.
    private const long LargestBody = 4 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly WebApplication app;
    private readonly Session session;
    private readonly PageDesk desk;
    private readonly int port;

    private PageServer(WebApplication app, Session session, PageDesk desk, int port)
    {
        this.app = app;
        this.session = session;
        this.desk = desk;
        this.port = port;
    }

    /// <summary>Starts serving.</summary>
    /// <exception cref="ForeplanException">The port is taken.</exception>
    public static async Task<PageServer> StartAsync(PageOptions options, CancellationToken cancel)
    {
        // The empty builder reads no variable and no file: nothing can make it listen elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, options.Address.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var session = new Session(options.Address, options.Time);
        var desk = new PageDesk(options);
        app.Use((context, next) => Guarded(context, next, new RequestGuard(options.Address.Port, session)));
        app.Run(new Routes(desk, session).AnswerAsync);
        var reading = Task.Run(() => desk.Read(options.First), CancellationToken.None);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            await app.DisposeAsync();
            throw new ForeplanException($"Port {options.Address.Port} is taken.", "Name another one with --port, or leave it out to have a free one found.", Outcome.Usage, taken);
        }

        // What the browser is about to ask costs it less when it was asked once before. A plan that takes long to be read is not waited for.
        var asking = Task.Run(() => FirstRequests.AskAll(session, options.Address.Port, options.First), CancellationToken.None);
        await Task.WhenAny(Task.WhenAll(reading, asking), Task.Delay(Patience, cancel));
        return new(app, session, desk, options.Address.Port);
    }

    /// <summary>Asks the server that has the page already for a link.</summary>
    /// <returns>The link; null when no server answers there.</returns>
    public static async Task<string?> LinkFromAsync(PageAddress address, string? plan, CancellationToken cancel)
    {
        // Straight to this machine: a proxy would be handed the secret.
        using var straight = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(straight) { Timeout = TimeSpan.FromSeconds(5) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{address.Port}/api/link") { Content = JsonContent.Create(new JsonObject { ["plan"] = plan }) };
        request.Headers.Add("Origin", $"http://127.0.0.1:{address.Port}");
        request.Headers.Add(RequestGuard.OwnerHeader, address.Owner);
        try
        {
            using var answer = await client.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode ? (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(cancel))?["link"] : null;
        }
        catch (Exception nobody) when (nobody is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>A port for a repository's page: the same each time, where it is free.</summary>
    /// <param name="wanted">The port to have if possible; 0 for any.</param>
    public static int FreePort(int wanted)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, wanted);
        try
        {
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        catch (System.Net.Sockets.SocketException)
        {
            using var any = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            any.Start();
            return ((IPEndPoint)any.LocalEndpoint).Port;
        }
    }

    /// <summary>A link that opens the page once, within an hour.</summary>
    /// <param name="plan">The plan folder's path; null for the list of plans.</param>
    public string NewLink(string? plan)
    {
        desk.Prepare(plan);
        return Link(port, session, plan);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await desk.StopAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }

    internal static string Link(int port, Session session, string? plan) =>
        $"http://127.0.0.1:{port}/{(plan is null ? "" : $"plan/{string.Join('/', plan.Split('/').Select(Uri.EscapeDataString))}")}#link={session.NewLink()}";

#pragma warning disable CA1031 // The outermost catch: a bug becomes an answer that the page can show.
    private static async Task Guarded(HttpContext context, RequestDelegate next, RequestGuard guard)
    {
        RequestGuard.Harden(context.Response.Headers);
        if (guard.Refuse(context.Request) is { } refused)
        {
            await Answers.RefuseAsync(context, refused.Status, refused.Why);
            return;
        }

        try
        {
            await next(context);
        }
        catch (ForeplanException known)
        {
            await Answers.RefuseAsync(context, StatusCodes.Status409Conflict, known.Message, known.Hint);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException wrong)
        {
            await Answers.RefuseAsync(context, wrong.StatusCode, wrong.StatusCode == StatusCodes.Status413PayloadTooLarge ? "This is too long to be sent: 4 MB is the most." : wrong.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The tab was closed.
        }
        catch (Exception bug)
        {
            await Answers.RefuseAsync(context, StatusCodes.Status500InternalServerError, $"This is a bug in Foreplan: {bug.GetType().Name}: {bug.Message}", "Please report it. What was written stays.");
        }
    }
#pragma warning restore CA1031
}
