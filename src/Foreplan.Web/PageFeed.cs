using System.Text.Json.Nodes;
using System.Threading.Channels;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Runs;

namespace Foreplan.Web;

/// <summary>What the flow reports while the page makes it work, handed on to every open tab. Give it to <see cref="WorkflowPorts.Progress"/>.</summary>
public sealed class PageFeed : IProgress<Progress>
{
    private const int Kept = 200;
    private readonly Lock gate = new();
    private readonly List<Channel<JsonObject>> listeners = [];
    private readonly List<JsonObject> recent = [];

    /// <inheritdoc/>
    public void Report(Progress value)
    {
        if (Line(value) is { } line)
        {
            Send(line);
        }
    }

    internal void Send(JsonObject line)
    {
        lock (gate)
        {
            recent.Add(line);
            if (recent.Count > Kept)
            {
                recent.RemoveAt(0);
            }

            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite((JsonObject)line.DeepClone());
            }
        }
    }

    /// <summary>Forgets what was said: a new piece of work begins.</summary>
    internal void Begin()
    {
        lock (gate)
        {
            recent.Clear();
        }
    }

    /// <summary>What was said since the work began, and from here on.</summary>
    internal Channel<JsonObject> Listen()
    {
        var channel = Channel.CreateBounded<JsonObject>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            foreach (var line in recent)
            {
                channel.Writer.TryWrite((JsonObject)line.DeepClone());
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
