using System.CommandLine;
using System.Globalization;
using Foreplan.Calls;
using Foreplan.Cli.Output;
using Foreplan.Plans;
using Foreplan.Web;
using Foreplan.Workspace.State;

namespace Foreplan.Cli.Commands;

internal static class AnnotateCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var port = new Option<int?>("--port") { Description = "The port of the page; the repository's own when left out", HelpName = "N" };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no port: write a number from 1 to 65535.");
            }
        });
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the link and open no browser" };
        var verb = new Verb("annotate", Stage.Way, "Opens the plan in the browser: notes, versions, questions, approval", "foreplan annotate", "foreplan annotate 1 --no-browser --port 4000")
        { plan, port, noBrowser };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(app, parse.GetValue(plan), parse.GetValue(port), parse.GetValue(noBrowser), cancel)));
        return verb;
    }

    private static async Task<Reply> RunAsync(App app, string? named, int? port, bool noBrowser, CancellationToken cancel)
    {
        var feed = new PageFeed();
        using var parts = new Composition(app.Terminal, null, feed);
        var folder = FolderOf(parts.Workflow, named);
        using var seat = PageSeat.TryTake(parts.StateFolder);
        if (seat is null)
        {
            return await OpenThereAsync(app, parts, folder, noBrowser, cancel);
        }

        var left = PageAddress.Read(PageSeat.Read(parts.StateFolder)) ?? PageAddress.New(OwnPort(parts.StateFolder), DateTimeOffset.UtcNow);
        var address = left.Renewed(DateTimeOffset.UtcNow) with { Port = port ?? PageServer.FreePort(left.Port) };
        await using var server = await PageServer.StartAsync(
            new() { Workflow = parts.Workflow, Feed = feed, Address = address, First = folder?.Path, Approval = new() { Sandbox = parts.Configuration.Sandbox } },
            cancel);
        seat.Write(address.Write());
        var link = server.NewLink(folder?.Path);
        Tell(app, folder, link, !noBrowser && Browser.Open(link, app.Terminal.Variable), address.Port);
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        {
            // The person closes the page that way.
        }

        return new(Outcome.Done)
        {
            Message = "The page is closed; notes and drafts are kept.",
            Next = folder is null ? "foreplan" : $"foreplan status {folder.Handle}",
            Fields = new() { ["plan"] = folder?.Name, ["port"] = address.Port },
        };
    }

    // Without a name, the one open plan; where there are several, the page lists them.
    private static IPlanFolder? FolderOf(Workflow workflow, string? named)
    {
        if (named is not null || workflow.Shelf.All().Count <= 1)
        {
            return PlanChoice.Of(workflow, named);
        }

        return PlanChoice.Open(workflow) is [var only] ? only : null;
    }

    private static async Task<Reply> OpenThereAsync(App app, Composition parts, IPlanFolder? folder, bool noBrowser, CancellationToken cancel)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (PageAddress.Read(PageSeat.Read(parts.StateFolder)) is { } address && await PageServer.LinkFromAsync(address, folder?.Path, cancel) is { } link)
            {
                Tell(app, folder, link, !noBrowser && Browser.Open(link, app.Terminal.Variable), null);
                return new(Outcome.Done)
                {
                    Message = "The page was open already; this is another tab of it.",
                    Fields = new() { ["plan"] = folder?.Name, ["port"] = address.Port, ["link"] = link },
                };
            }

            await Task.Delay(250, cancel);
        }

        throw new ForeplanException("Another foreplan annotate has the page of this repository, and does not answer.", "End that one (Ctrl-C in its terminal), then try again.");
    }

    private static void Tell(App app, IPlanFolder? folder, string link, bool opened, int? port)
    {
        app.Progress.Report(new Progress.Told($"{folder?.Name ?? "All plans"}: {link}"));
        if (port is null)
        {
            return;
        }

        app.Progress.Report(new Progress.Told(opened
            ? "Opened in the browser; the link works once, for an hour. Ctrl-C ends the page."
            : $"Open the link in a browser; it works once, for an hour. From another machine: ssh -L {port}:127.0.0.1:{port} HOST. Ctrl-C ends the page."));
    }

    // A repository has its own port, so that its address stays the same.
    private static int OwnPort(string stateFolder)
    {
        var hash = Path.GetFileName(Path.TrimEndingDirectorySeparator(stateFolder)) is { Length: >= 4 } name && int.TryParse(name[^4..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return 21_000 + (hash % 9_000);
    }
}
