using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Foreplan.Web.Views;

namespace Foreplan.Web;

/// <summary>The one piece of work that the page has a model do at a time. Closing the tab does not end it; ending the server does, and what is recorded is gone on with.</summary>
/// <param name="feed">Who is told.</param>
internal sealed class PageWork(PageFeed feed)
{
    private readonly Lock gate = new();
    private Action stop = () => { };
    private Task current = Task.CompletedTask;
    private JsonObject? state;

    /// <summary>What goes on, or how the last piece ended; null before the first.</summary>
    public JsonObject? State
    {
        get
        {
            lock (gate)
            {
                return (JsonObject?)state?.DeepClone();
            }
        }
    }

    /// <summary>Begins a piece of work.</summary>
    /// <returns>False when another one goes on.</returns>
    public bool Begin(string kind, string plan, Func<CancellationToken, Task<WorkEnd>> work)
    {
        lock (gate)
        {
            if (!current.IsCompleted)
            {
                return false;
            }

#pragma warning disable CA2000 // RunAsync disposes it when the work has ended.
            var source = new CancellationTokenSource();
#pragma warning restore CA2000
            stop = source.Cancel;
            var id = RandomNumberGenerator.GetHexString(12, lowercase: true);
            state = new() { ["kind"] = "work", ["id"] = id, ["work"] = kind, ["plan"] = plan, ["running"] = true };
            feed.Begin((JsonObject)state.DeepClone());
            current = Task.Run(() => RunAsync(id, kind, plan, work, source), CancellationToken.None);
            return true;
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            stop();
        }
    }

    public async Task StopAsync()
    {
        Stop();
        await current.WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

#pragma warning disable CA1031 // Nobody awaits this task: whatever went wrong is told on the page.
    private async Task RunAsync(string id, string kind, string plan, Func<CancellationToken, Task<WorkEnd>> work, CancellationTokenSource source)
    {
        JsonObject end;
        try
        {
            var result = await work(source.Token);
            end = Ended(kind, plan, result.Outcome, result.Message, result.Next);
            end["diagnostics"] = Endpoints.Answers.List(result.Diagnostics, CheckView.Of);
        }
        catch (OperationCanceledException)
        {
            end = Ended(kind, plan, Outcome.Cancelled, "Stopped. What is recorded is kept.", "Start it again; it goes on where it stood.");
        }
        catch (ForeplanException known)
        {
            end = Ended(kind, plan, known.Outcome, known.Message, known.Hint);
        }
        catch (Exception bug)
        {
            end = Ended(kind, plan, Outcome.NotDone, $"This is a bug in Foreplan: {bug.GetType().Name}: {bug.Message}", "Please report it. The plan and the notes are as they were.");
        }

        lock (gate)
        {
            stop = () => { };
            source.Dispose();
            end["id"] = id;
            state = end;
            feed.End((JsonObject)end.DeepClone());
        }
    }
#pragma warning restore CA1031

    private static JsonObject Ended(string kind, string plan, Outcome outcome, string message, string next) => new()
    {
        ["kind"] = "work",
        ["work"] = kind,
        ["plan"] = plan,
        ["running"] = false,
        ["outcome"] = (int)outcome,
        ["text"] = message,
        ["next"] = next,
    };
}
