using System.Text.Json.Nodes;
using System.Threading.Channels;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Runs;

namespace Foreplan.Web;

/// <summary>What the flow reports while the page makes it work, handed on to every open tab. Give it to <see cref="WorkflowPorts.Progress"/>.</summary>
public sealed class PageFeed : IProgress<Progress>
{
    private const int MostSteps = 200;
    private const int LongestSaid = 2_000;
    private readonly Lock gate = new();
    private readonly List<Channel<JsonObject>> listeners = [];
    private readonly List<JsonObject> steps = [];
    private string said = "";
    private JsonObject? start;

    /// <inheritdoc/>
    public void Report(Progress value)
    {
        if (Line(value) is not { } line)
        {
            return;
        }

        lock (gate)
        {
            Keep(value, line);
            Tell(line);
        }
    }

    /// <summary>A piece of work begins; what was said before is forgotten.</summary>
    internal void Begin(JsonObject line)
    {
        lock (gate)
        {
            Forget();
            start = line;
            Tell(line);
        }
    }

    /// <summary>It ended. Only who listens now is told: who comes later finds it ended.</summary>
    internal void End(JsonObject line)
    {
        lock (gate)
        {
            Forget();
            Tell(line);
        }
    }

    /// <summary>The work that goes on: that it began, its newest steps, the end of what the model says; and everything from here on.</summary>
    internal Channel<JsonObject> Listen()
    {
        var channel = Channel.CreateBounded<JsonObject>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            if (start is { } begun)
            {
                foreach (var line in steps.Prepend(begun).Concat(said.Length > 0 ? [Say("said", said)] : []))
                {
                    channel.Writer.TryWrite((JsonObject)line.DeepClone());
                }
            }

            listeners.Add(channel);
        }

        return channel;
    }

    internal void Leave(Channel<JsonObject> channel)
    {
        lock (gate)
        {
            listeners.Remove(channel);
        }
    }

    private void Keep(Progress value, JsonObject line)
    {
        if (start is null)
        {
            return;
        }

        if (value is Progress.Said chunk)
        {
            said += chunk.Text;
            said = said.Length > 2 * LongestSaid ? said[^LongestSaid..] : said;
            return;
        }

        steps.Add(line);
        if (steps.Count > MostSteps)
        {
            steps.RemoveAt(0);
        }
    }

    private void Forget()
    {
        start = null;
        steps.Clear();
        said = "";
    }

    private void Tell(JsonObject line)
    {
        foreach (var listener in listeners)
        {
            listener.Writer.TryWrite((JsonObject)line.DeepClone());
        }
    }

    private static JsonObject? Line(Progress value) => value switch
    {
        Progress.Told told => Say("told", told.Message),
        Progress.Said said => Say("said", said.Text),
        Progress.Happened { Event: var happened } => Words(happened) is { } words ? Say("happened", words) : null,
        _ => null,
    };

    private static string? Words(RunEvent happened) => happened switch
    {
        RunEvent.ConversationStarted begun => $"{begun.Role} {begun.Model}",
        RunEvent.CallSent sent => $"Turn {sent.Turn}{(sent.Try > 1 ? $", try {sent.Try}" : "")}: asked {sent.Model}",
        RunEvent.CallAnswered answered => $"Answered in {Durations.Show(answered.Ms)}, {Dollars.Show(answered.Usd)}",
        RunEvent.CallFailed failed => $"The call failed: {failed.Reason}. {failed.Detail}",
        RunEvent.ToolFinished { Code: "ok" } done => $"{done.Tool}: done",
        RunEvent.ToolFinished done => $"{done.Tool}: {done.Code}. {FirstLine(done.Answer.Text)}",
        RunEvent.DocumentAccepted accepted => $"The {accepted.Document} is accepted",
        RunEvent.Noted noted => noted.Text,
        RunEvent.Paused paused => paused.Detail,
        _ => null,
    };

    private static string FirstLine(string text) => text.AsSpan().IndexOf('\n') is >= 0 and var end ? text[..end] : text;

    private static JsonObject Say(string kind, string text) => new() { ["kind"] = kind, ["text"] = text };
}
