using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Foreplan.Models.Scripted;

namespace Foreplan.ModelServer;

/// <summary>A server on loopback that speaks Anthropic's Messages and OpenAI's Chat Completions, streams, and is as strict as the real ones.</summary>
public sealed class StrictServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly List<ServerRequest> requests = [];
    private readonly Queue<ServerTurn> turns;
    private readonly ScriptPicker? picker;
    private readonly List<Task> connections = [];
    private readonly Task accepting;
    private readonly int pieceDelayMs;
    private int answered;

    private StrictServer(IEnumerable<ServerTurn> turns, ScriptPicker? picker, int pieceDelayMs = 0)
    {
        this.pieceDelayMs = pieceDelayMs;
        this.turns = new(turns);
        this.picker = picker;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>For <c>ANTHROPIC_BASE_URL</c>.</summary>
    public string AnthropicUrl => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>For <c>OPENAI_BASE_URL</c> and the like.</summary>
    public string OpenAiUrl => AnthropicUrl + "/v1";

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<ServerRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>Answers with the turns in order, whatever is asked.</summary>
    public static StrictServer Start(params IReadOnlyList<ServerTurn> turns) => new(turns, null);

    /// <summary>Answers with the turns of a scripted model's file, by role, phase and position that the request shows.</summary>
    /// <param name="scriptFile">The file.</param>
    /// <param name="pieceDelayMs">The wait before each piece of an answer; none by default.</param>
    public static StrictServer StartFrom(string scriptFile, int pieceDelayMs = 0) => new([], new ScriptPicker(ScriptFile.Read(scriptFile, Path.GetFileName(scriptFile))), pieceDelayMs);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                lock (gate)
                {
                    connections.Add(ServeAsync(socket));
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // The server was stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = new Connection(socket);
        try
        {
            while (await connection.ReadAsync(stop.Token) is var (path, headers, body) && await AnswerAsync(connection, path, headers, body))
            {
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The client went away, or the server was stopped.
        }
    }

    private async Task<bool> AnswerAsync(Connection connection, string path, Dictionary<string, string> headers, string body)
    {
        IProtocol protocol = path.EndsWith("/messages", StringComparison.Ordinal) ? new AnthropicProtocol() : new OpenAiProtocol();
        using var document = JsonDocument.Parse(body);
        var request = document.RootElement;
        var key = headers.GetValueOrDefault("x-api-key") ?? headers.GetValueOrDefault("Authorization");
        var (status, refusal) = key is null ? (401, "no key") : protocol.Refusal(request, headers) is { } why ? (400, why) : (200, null);
        var turn = new ServerTurn();
        var idPrefix = "";
        lock (gate)
        {
            if (refusal is null)
            {
                answered++;
                var picked = picker is not null ? picker.Pick(protocol, request, body) : turns.TryDequeue(out var next) ? (next, $"{answered}") : null;
                (turn, idPrefix) = picked ?? (turn, idPrefix);
                (status, refusal) = picked is null ? (404, "the server's script has no turn left") : (status, refusal);
            }

            requests.Add(new(path, headers, body, turn.Fault is { Length: 3 } code && int.TryParse(code, out var failed) ? failed : status, refusal));
        }

        if (refusal is not null)
        {
            await connection.AnswerAsync(status, "application/json", protocol.ErrorBody(status, refusal, false), null, stop.Token);
            return true;
        }

        await Task.Delay(turn.DelayMs, stop.Token);
        return await PlayAsync(connection, protocol, request, turn, idPrefix);
    }

    private async Task<bool> PlayAsync(Connection connection, IProtocol protocol, JsonElement request, ServerTurn turn, string idPrefix)
    {
        var retryAfter = turn.RetryAfter is null ? null : $"Retry-After: {turn.RetryAfter}\r\n";
        switch (turn.Fault)
        {
            case "redirect":
                await connection.AnswerAsync(307, "text/plain", "", "Location: https://elsewhere.example/v1\r\n", stop.Token);
                return true;
            case "html":
                await connection.AnswerAsync(200, "text/html", turn.Body ?? "<html><head><title>x</title><style>p{}</style></head><body><p>Sign in to the <b>proxy</b></p></body></html>", null, stop.Token);
                return true;
            case "spend":
                await connection.AnswerAsync(429, "application/json", protocol.ErrorBody(429, "You have reached your limit.", true), null, stop.Token);
                return true;
            case { Length: 3 } code when int.TryParse(code, CultureInfo.InvariantCulture, out var status):
                await connection.AnswerAsync(status, turn.Body?.StartsWith('<') == true ? "text/html" : "application/json", turn.Body ?? protocol.ErrorBody(status, $"The server says {status}.", false), retryAfter, stop.Token);
                return true;
            default:
                return await StreamAsync(connection, protocol, protocol.Stream(request, turn, idPrefix), turn);
        }
    }

    private async Task<bool> StreamAsync(Connection connection, IProtocol protocol, IReadOnlyList<string> pieces, ServerTurn turn)
    {
        var terminal = protocol is AnthropicProtocol ? 1 : 2 + (pieces[^2].Contains("\"usage\"", StringComparison.Ordinal) ? 1 : 0);
        var count = turn.Fault switch
        {
            null => pieces.Count,
            "eof" => pieces.Count - terminal,
            _ => Math.Max(1, (pieces.Count - terminal) * 2 / 3),
        };
        await connection.BeginStreamAsync(stop.Token);
        foreach (var piece in pieces.Take(count))
        {
            await Task.Delay(pieceDelayMs, stop.Token);
            await connection.SendAsync(piece, stop.Token);
            for (var ping = 0; ping < turn.Pings && ReferenceEquals(piece, pieces[0]); ping++)
            {
                await Task.Delay(250, stop.Token);
                await connection.SendAsync(": alive\n\n", stop.Token);
            }
        }

        switch (turn.Fault)
        {
            case "cut":
                connection.Break();
                return false;
            case "stall":
                await connection.UntilClosedAsync(stop.Token);
                return false;
            case "error":
                await connection.SendAsync(protocol.ErrorEvent(turn.Body ?? "Overloaded"), stop.Token);
                break;
            case "garbage":
                await connection.SendAsync("event: content_block_delta\ndata: {oops\n\n", stop.Token);
                break;
            case "shape":
                // Sound JSON of another shape than was agreed.
                await connection.SendAsync($"data: {turn.Body ?? "null"}\n\n", stop.Token);
                break;
            default:
                break;
        }

        await connection.EndStreamAsync(stop.Token);
        return true;
    }
}
