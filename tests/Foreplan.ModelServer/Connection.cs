using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Foreplan.ModelServer;

/// <summary>One connection: reads requests, writes answers byte by byte, and breaks off where a test wants it to.</summary>
internal sealed class Connection(Socket socket) : IDisposable
{
    private readonly NetworkStream stream = new(socket, ownsSocket: true);
    private bool chunked;

    /// <summary>The next request; null when the client closed.</summary>
    public async Task<(string Path, Dictionary<string, string> Headers, string Body)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await LineAsync(cancellationToken) is not { Length: > 0 } first)
        {
            return null;
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        if (headers.GetValueOrDefault("Expect") == "100-continue")
        {
            await WriteAsync("HTTP/1.1 100 Continue\r\n\r\n", cancellationToken);
        }

        var body = headers.TryGetValue("Content-Length", out var length)
            ? await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken)
            : headers.ContainsKey("Transfer-Encoding") ? await ChunksAsync(cancellationToken) : [];
        return (first.Split(' ')[1], headers, Encoding.UTF8.GetString(body));
    }

    public async Task AnswerAsync(int status, string contentType, string body, string? header, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetByteCount(body);
        await WriteAsync($"HTTP/1.1 {status} Answer\r\nContent-Type: {contentType}\r\nContent-Length: {bytes}\r\n{header}\r\n{body}", cancellationToken);
    }

    public async Task BeginStreamAsync(CancellationToken cancellationToken)
    {
        chunked = true;
        await WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n", cancellationToken);
    }

    public Task SendAsync(string text, CancellationToken cancellationToken) =>
        WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"), cancellationToken);

    public async Task EndStreamAsync(CancellationToken cancellationToken)
    {
        if (chunked)
        {
            chunked = false;
            await WriteAsync("0\r\n\r\n", cancellationToken);
        }
    }

    /// <summary>Resets the connection in the middle of what was being said.</summary>
    public void Break() => socket.Close(0);

    /// <summary>Returns when the client went away.</summary>
    public async Task UntilClosedAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await stream.ReadAsync(new byte[64], cancellationToken) > 0)
            {
            }
        }
        catch (IOException)
        {
            // It went away.
        }
    }

    public void Dispose() => stream.Dispose();

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        return null;
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private async Task<byte[]> ChunksAsync(CancellationToken cancellationToken)
    {
        List<byte> body = [];
        while (await LineAsync(cancellationToken) is { } size && int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var count)
        {
            body.AddRange(await BytesAsync(count, cancellationToken));
            await LineAsync(cancellationToken);
        }

        await LineAsync(cancellationToken);
        return [.. body];
    }
}
