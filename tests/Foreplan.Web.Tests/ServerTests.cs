using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Foreplan.Web.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_said_with_what_to_do()
    {
        await using var stand = new Stand(StandTexts.Answered);
        using var other = new TcpListener(IPAddress.Loopback, stand.Address.Port);
        other.Start();
        var taken = await Assert.ThrowsAsync<ForeplanException>(stand.StartAsync);
        Assert.Contains($"{stand.Address.Port} is taken", taken.Message, StringComparison.Ordinal);
        Assert.Contains("--port", taken.Hint, StringComparison.Ordinal);
        Assert.NotEqual(stand.Address.Port, PageServer.FreePort(stand.Address.Port));
    }

    [Fact]
    public async Task Only_who_can_read_the_state_folder_gets_a_link()
    {
        await using var stand = await Stand.OpenAsync(StandTexts.Answered);
        Assert.StartsWith($"{stand.Base}/plan/plans/001-greeting#link=", await PageServer.LinkFromAsync(stand.Address, Stand.Folder, CancellationToken.None), StringComparison.Ordinal);
        Assert.Null(await PageServer.LinkFromAsync(PageAddress.New(stand.Address.Port, DateTimeOffset.UtcNow), Stand.Folder, CancellationToken.None));
        Assert.Null(await PageServer.LinkFromAsync(PageAddress.New(PageServer.FreePort(0), DateTimeOffset.UtcNow), null, CancellationToken.None));
    }

    [Fact]
    public async Task A_proxy_is_not_given_the_secret()
    {
        await using var stand = await Stand.OpenAsync(StandTexts.Answered);
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{((IPEndPoint)proxy.LocalEndpoint).Port}") { BypassProxyOnLocal = false };
        try
        {
            Assert.NotNull(await PageServer.LinkFromAsync(stand.Address, Stand.Folder, CancellationToken.None));
            Assert.False(proxy.Pending());
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public void Secrets_are_kept_over_a_restart_and_made_anew_after_a_week()
    {
        var now = DateTimeOffset.UtcNow;
        var address = PageAddress.New(4000, now);
        var read = PageAddress.Read(address.Write());
        Assert.Equal(address, read);
        Assert.Equal(address.Key, read!.Renewed(now.AddDays(6)).Key);
        Assert.NotEqual(address.Key, read.Renewed(now.AddDays(8)).Key);
        Assert.Null(PageAddress.Read("not json"u8.ToArray()));
        Assert.NotEqual("", PageAddress.Read("{\"port\":1,\"key\":\"short\"}"u8.ToArray())!.Key);
    }

    [Fact]
    public async Task A_browser_keeps_the_pages_files_by_their_content_and_nothing_of_a_plan()
    {
        await using var stand = await Stand.OpenAsync(StandTexts.Answered);
        using var client = stand.Client();
        using var page = await client.GetAsync(new Uri("/plan/plans/001-greeting", UriKind.Relative));
        Assert.True(page.Headers.CacheControl?.NoStore);
        var files = Regex.Matches(await page.Content.ReadAsStringAsync(), "\"(/ui/([0-9a-f]{16})/[a-z.]+)\"");
        Assert.True(files.Count > 10);
        foreach (var file in files.Select(match => match.Groups[1].Value))
        {
            using var answer = await client.GetAsync(new Uri(file, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", $"{answer.Headers.CacheControl}", StringComparison.Ordinal);
        }

        using var older = await client.GetAsync(new Uri("/ui/0123456789abcdef/main.js", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, older.StatusCode);
        using var view = await client.GetAsync(new Uri(Stand.Api("view"), UriKind.Relative));
        Assert.True(view.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_thousand_notes_are_all_there()
    {
        await using var stand = await Stand.OpenAsync(StandTexts.Answered);
        var notes = Enumerable.Range(1, 1000).Select(number => (JsonNode)new JsonObject
        {
            ["id"] = $"N{number}",
            ["version"] = 1,
            ["author"] = "you",
            ["at"] = "2026-11-20T10:12:00Z",
            ["kind"] = "comment",
            ["anchor"] = new JsonObject { ["quote"] = "Nothing else changes.", ["from"] = new JsonObject { ["line"] = 4, ["column"] = 78 }, ["to"] = new JsonObject { ["line"] = 4, ["column"] = 99 } },
            ["text"] = $"note {number}",
            ["disposition"] = new JsonObject { ["state"] = "open" },
        });
        stand.Put($"{Stand.Folder}/notes.json", new JsonObject { ["foreplan"] = 1, ["notes"] = new JsonArray([.. notes]) }.ToJsonString());
        var (status, view) = await stand.GetAsync(Stand.Api("view"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(view["error"] is null, (string?)view["error"]);
        Assert.Equal(1000, view["notes"]!["notes"]!.AsArray().Count);
    }
}
