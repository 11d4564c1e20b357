using System.Net.Sockets;
using System.Text;

namespace Foreplan.Web.Tests.Guard;

/// <summary>Requests as bytes on a real socket, as no client library would let them be written.</summary>
public sealed class GuardTests(OpenStand shared) : IClassFixture<OpenStand>
{
    private const string Note = "{\"text\":\"let in\"}";
    private readonly Stand stand = shared.Stand;

    // HOST and PORT, COOKIE and KEY are the real ones; a line that begins with ! takes that header out, one that begins with + is put in.
    [Theory]
    [InlineData("the page itself reads", 200, "GET", "view")]
    [InlineData("the page itself writes", 200, "POST", "notes")]
    [InlineData("by the name localhost", 200, "GET", "view", "Host: localhost:PORT", "Origin: http://localhost:PORT")]
    [InlineData("same-origin by the browser's word", 200, "GET", "view", "Sec-Fetch-Site: same-origin")]
    [InlineData("foreign host", 403, "GET", "view", "Host: evil.example:PORT")]
    [InlineData("a host that ends like a name of ours", 403, "GET", "view", "Host: localhost.evil.example:PORT")]
    [InlineData("host without port", 403, "GET", "view", "Host: 127.0.0.1")]
    [InlineData("host with another port", 403, "GET", "view", "Host: 127.0.0.1:1")]
    [InlineData("the address of all interfaces", 403, "GET", "view", "Host: 0.0.0.0:PORT")]
    [InlineData("host in other case and with a dot", 403, "GET", "view", "Host: LOCALHOST.:PORT")]
    [InlineData("foreign origin reads", 403, "GET", "view", "Origin: https://evil.example")]
    [InlineData("foreign origin writes", 403, "POST", "notes", "Origin: https://evil.example")]
    [InlineData("origin null", 403, "POST", "notes", "Origin: null")]
    [InlineData("no origin on a write", 403, "POST", "notes", "!Origin")]
    [InlineData("another local port", 403, "POST", "notes", "Origin: http://127.0.0.1:1")]
    [InlineData("another name of this machine", 403, "POST", "notes", "Origin: http://localhost:PORT")]
    [InlineData("https instead of http", 403, "POST", "notes", "Origin: https://127.0.0.1:PORT")]
    [InlineData("cross-site by the browser's word", 403, "GET", "view", "Sec-Fetch-Site: cross-site")]
    [InlineData("same-site but another port", 403, "POST", "notes", "Sec-Fetch-Site: same-site")]
    [InlineData("typed into the address bar", 403, "GET", "view", "Sec-Fetch-Site: none")]
    [InlineData("text/plain", 415, "POST", "notes", "Content-Type: text/plain")]
    [InlineData("a form", 415, "POST", "notes", "Content-Type: application/x-www-form-urlencoded")]
    [InlineData("a form with files", 415, "POST", "notes", "Content-Type: multipart/form-data; boundary=x")]
    [InlineData("no content type", 415, "POST", "notes", "!Content-Type")]
    [InlineData("preflight", 403, "OPTIONS", "notes", "Access-Control-Request-Method: POST")]
    [InlineData("preflight from elsewhere", 403, "OPTIONS", "notes", "Origin: https://evil.example", "Access-Control-Request-Method: POST")]
    [InlineData("another method", 403, "PATCH", "notes")]
    [InlineData("a web socket", 403, "GET", "feed", "Origin: http://127.0.0.1:1", "Upgrade: websocket", "Connection: Upgrade, close", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("no cookie", 401, "GET", "view", "!Cookie")]
    [InlineData("a stale cookie", 401, "GET", "view", "Cookie: foreplan-PORT=00000000000000000000000000000000")]
    [InlineData("no key, as another port of this host has the cookie", 401, "GET", "view", "!X-Foreplan-Key")]
    [InlineData("a stale key", 401, "POST", "notes", "X-Foreplan-Key: 00000000000000000000000000000000")]
    [InlineData("a link asked for without the owner's word", 401, "POST", "link")]
    public async Task Each_request_is_let_in_or_turned_away(string what, int expected, string method, string path, params string[] changes)
    {
        var before = Notes();
        var (status, head) = await SendAsync(method, Stand.Api(path), changes);
        Assert.True(expected == status, $"{what}: {status}");
        Assert.DoesNotContain("Access-Control-", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("frame-ancestors 'none'", head, StringComparison.Ordinal);
        if (status != 200)
        {
            Assert.Equal(before, Notes());
        }
    }

    [Fact]
    public async Task A_request_without_a_host_is_turned_away() =>
        Assert.InRange(await RawAsync($"GET {Stand.Api("view")} HTTP/1.0\r\n\r\n"), 400, 403);

    [Fact]
    public async Task A_target_with_another_host_in_it_is_turned_away() =>
        Assert.InRange(await RawAsync($"GET http://evil.example{Stand.Api("view")} HTTP/1.1\r\nHost: 127.0.0.1:{stand.Address.Port}\r\nConnection: close\r\n\r\n"), 400, 403);

    [Fact]
    public async Task A_body_beyond_the_limit_is_not_read()
    {
        var before = Notes();
        Assert.Equal(413, await RawAsync($"POST {Stand.Api("notes")} HTTP/1.1\r\n{Headers("Content-Length: 999999999")}\r\n\r\n"));
        Assert.Equal(before, Notes());
    }

    [Theory]
    [InlineData("/ui/../../../etc/passwd")]
    [InlineData("/ui/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("/ui/..%5c..%5cpage.css")]
    [InlineData("/api/view?plan=../../../etc")]
    [InlineData("/api/view?plan=plans/001-greeting/../001-greeting")]
    [InlineData("/api/view?plan=/etc")]
    [InlineData("/api/view?plan=plans/001-greeting&plan=/etc")]
    [InlineData("/api/diff?plan=plans%2F001-greeting&from=../1")]
    [InlineData("/api/code?plan=plans%2F001-greeting&fence=../../etc/passwd")]
    [InlineData("/api/code?plan=plans%2F001-greeting&fence=-1")]
    public async Task No_parameter_leads_out(string target)
    {
        var (status, answer) = await AnswerAsync("GET", target, []);
        Assert.InRange(status, 400, 499);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "notes", "&id=../../x", "{\"text\":\"x\"}")]
    [InlineData("DELETE", "notes", "&id=..%2F..%2Fplan.md", "{}")]
    [InlineData("PUT", "drafts", "", "{\"id\":\"../../../x\",\"text\":\"x\"}")]
    [InlineData("DELETE", "drafts", "&id=..%2F..%2Fx", "{}")]
    [InlineData("POST", "notes", "", "{\"text\":{\"a\":1}}")]
    [InlineData("POST", "notes", "", "[1]")]
    [InlineData("POST", "notes", "", "{\"text\":")]
    [InlineData("POST", "approve", "", "{\"nonce\":\"../x\",\"sha256\":\"x\"}")]
    public async Task No_name_that_is_written_leads_out(string method, string path, string more, string body)
    {
        var (plan, notes) = (stand.Read($"{Stand.Folder}/plan.md"), Notes());
        var (status, _) = await AnswerAsync(method, Stand.Api(path, more), [], body);
        Assert.True(status is >= 400 and < 500 || (method, path) == ("DELETE", "drafts"), $"{status}");
        Assert.Equal(plan, stand.Read($"{Stand.Folder}/plan.md"));
        Assert.Equal(notes, Notes());
    }

    [Fact]
    public async Task A_link_opens_the_page_once()
    {
        var token = stand.Link().Split("#link=")[1];
        Assert.Equal(200, (await AnswerAsync("POST", "/api/session", ["!Cookie", "!X-Foreplan-Key"], $"{{\"link\":\"{token}\"}}")).Status);
        Assert.Equal(401, (await AnswerAsync("POST", "/api/session", ["!Cookie", "!X-Foreplan-Key"], $"{{\"link\":\"{token}\"}}")).Status);
        Assert.Equal(403, (await AnswerAsync("POST", "/api/session", ["Origin: http://127.0.0.1:1"], $"{{\"link\":\"{stand.Link().Split("#link=")[1]}\"}}")).Status);
    }

    [Fact]
    public async Task The_cookie_stays_with_the_browser_and_the_site()
    {
        var (_, answer) = await AnswerAsync("POST", "/api/session", ["!Cookie", "!X-Foreplan-Key"], $"{{\"link\":\"{stand.Link().Split("#link=")[1]}\"}}");
        Assert.Contains("httponly", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Only_the_loopback_address_is_listened_on()
    {
        var others = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(one => one.Port == stand.Address.Port).ToList();
        Assert.NotEmpty(others);
        Assert.All(others, one => Assert.True(System.Net.IPAddress.IsLoopback(one.Address)));
    }

    private string Notes() => stand.Has($"{Stand.Folder}/notes.json") ? stand.Read($"{Stand.Folder}/notes.json") : "";

    private string Headers(params string[] changes)
    {
        List<string> headers =
        [
            "Host: 127.0.0.1:PORT", "Origin: http://127.0.0.1:PORT", "Content-Type: application/json",
            $"Cookie: foreplan-PORT={stand.Address.Cookie}", $"X-Foreplan-Key: {stand.Address.Key}", "Connection: close",
        ];
        foreach (var change in changes)
        {
            headers.RemoveAll(header => header.Split(':')[0].Equals(change.TrimStart('!').Split(':')[0], StringComparison.OrdinalIgnoreCase));
            if (change[0] != '!')
            {
                headers.Add(change);
            }
        }

        return string.Join("\r\n", headers).Replace("PORT", $"{stand.Address.Port}", StringComparison.Ordinal);
    }

    private async Task<(int Status, string Head)> SendAsync(string method, string target, string[] changes)
    {
        var (status, answer) = await AnswerAsync(method, target, changes, method == "GET" ? "" : Note);
        return (status, answer.Split("\r\n\r\n")[0]);
    }

    private Task<(int Status, string Answer)> AnswerAsync(string method, string target, string[] changes, string body = "") =>
        TalkAsync($"{method} {target} HTTP/1.1\r\n{Headers(changes)}{(body.Length > 0 ? $"\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}" : "")}\r\n\r\n{body}");

    private async Task<int> RawAsync(string request) => (await TalkAsync(request)).Status;

    private async Task<(int Status, string Answer)> TalkAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", stand.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var answer = new MemoryStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // A refused body leaves the connection reset.
        }

        var text = Encoding.UTF8.GetString(answer.ToArray());
        return (text.Length > 12 ? int.Parse(text.Substring(9, 3)) : 400, text);
    }
}
