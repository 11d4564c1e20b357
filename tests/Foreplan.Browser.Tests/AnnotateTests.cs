using System.Net;
using System.Net.Sockets;
using Foreplan.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace Foreplan.Browser.Tests;

/// <summary>How a person comes to the page: the browser that opens or does not, the port, the second tab, the tunnel.</summary>
public sealed class AnnotateTests
{
    [Fact]
    public async Task Where_no_browser_can_be_opened_the_link_is_printed_with_the_way_from_another_machine()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        await visit.KillAsync();
        foreach (var browser in new[] { null, "no-such-browser" })
        {
            visit.Variables.Remove("BROWSER");
            if (browser is not null)
            {
                visit.Variables["BROWSER"] = browser;
            }

            var said = await visit.ServeAsync([]);
            var port = visit.Base.Port;
            Assert.Contains($"ssh -L {port}:127.0.0.1:{port} HOST", said, StringComparison.Ordinal);
            Assert.Contains("works once", said, StringComparison.Ordinal);
            await visit.KillAsync();
        }

        await visit.ServeAsync([]);
        var page = await visit.OpenAsync();
        await Expect(page.Locator(".plan h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_persons_browser_is_opened_and_a_second_annotate_opens_another_tab_of_the_same_page()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        await visit.KillAsync();
        var (program, opened) = (Path.Combine(visit.Temp, "browser"), Path.Combine(visit.Temp, "opened"));
        await File.WriteAllTextAsync(program, $"#!/bin/sh\necho \"$1\" >> '{opened}'\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        visit.Variables["BROWSER"] = program;
        var told = await visit.ServeAsync([]);
        Assert.Contains("Opened in the browser", told, StringComparison.Ordinal);
        var (code, said) = await visit.RunAsync("annotate", "1");
        Assert.Equal(0, code);
        Assert.Contains("another tab", said, StringComparison.Ordinal);
        string[] links = [];
        for (var i = 0; i < 100 && links.Length < 2; i++)
        {
            await Task.Delay(100);
            links = File.Exists(opened) ? await File.ReadAllLinesAsync(opened) : [];
        }

        Assert.Equal(visit.Link, links[0]);
        Assert.StartsWith($"{visit.Base}plan/{Visit.Folder}#link=", links[1], StringComparison.Ordinal);
        Assert.NotEqual(links[0], links[1]);
        foreach (var link in links)
        {
            var page = await visit.OpenAsync(link);
            await Expect(page.Locator(".plan h1")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_and_leaves_the_page_to_the_next()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        await visit.KillAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var (code, said) = await visit.RunAsync("annotate", "1", "--no-browser", "--port", $"{taken}");
        Assert.Equal(2, code);
        Assert.Contains($"Port {taken} is taken", said, StringComparison.Ordinal);
        Assert.Contains("--port", said, StringComparison.Ordinal);
        Assert.Equal(2, (await visit.RunAsync("annotate", "1", "--port", "70000")).Code);

        // The repository's own port, when somebody else has it, is another one without a word from the person.
        var own = visit.Base.Port;
        using var squatter = new TcpListener(IPAddress.Loopback, own);
        squatter.Start();
        await visit.ServeAsync();
        Assert.NotEqual(own, visit.Base.Port);
        var page = await visit.OpenAsync();
        await Expect(page.Locator(".plan h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Through_a_tunnel_it_is_the_same_page()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        // The other machine's end: the same port on another address, which the browser takes for this machine's.
        using var tunnel = new TcpListener(IPAddress.Parse("127.0.0.2"), visit.Base.Port);
        tunnel.Start();
        using var over = new CancellationTokenSource();
        var carried = 0;
        var carrying = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var here = await tunnel.AcceptTcpClientAsync(over.Token);
                Interlocked.Increment(ref carried);
#pragma warning disable CA2025 // It disposes what it is given itself, when the line ends.
                _ = CarryAsync(here, visit.Base.Port, over.Token);
#pragma warning restore CA2025
            }
        });
        using var straight = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Parse("127.0.0.2"), visit.Base.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var browser = new HttpClient(straight) { BaseAddress = visit.Base };
        using var open = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = new StringContent($"{{\"link\":\"{visit.Link.Split("#link=")[1]}\"}}", null, "application/json") };
        open.Headers.Add("Origin", visit.Base.GetLeftPart(UriPartial.Authority));
        using var opened = await browser.SendAsync(open);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var key = System.Text.Json.Nodes.JsonNode.Parse(await opened.Content.ReadAsStringAsync())?["key"]?.GetValue<string>() ?? "";
        browser.DefaultRequestHeaders.Add("X-Foreplan-Key", key);
        var view = await browser.GetStringAsync(new Uri($"/api/view?plan={Uri.EscapeDataString(Visit.Folder)}", UriKind.Relative));
        Assert.Contains("Add a greeting", view, StringComparison.Ordinal);
        Assert.True(carried > 0);
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => carrying);
    }

    private static async Task CarryAsync(TcpClient here, int port, CancellationToken cancel)
    {
        using (here)
        {
            using var there = new TcpClient();
            await there.ConnectAsync(IPAddress.Loopback, port, cancel);
            await using var one = here.GetStream();
            await using var other = there.GetStream();
            await Task.WhenAny(one.CopyToAsync(other, cancel), other.CopyToAsync(one, cancel));
        }
    }
}
