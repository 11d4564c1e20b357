using Foreplan.Runs;

namespace Foreplan.Calls;

/// <summary>What a watcher is told while work goes on; nothing of it is needed to resume.</summary>
public abstract record Progress
{
    private Progress()
    {
    }

    /// <summary>An event was recorded.</summary>
    public sealed record Happened(RunEvent Event) : Progress;

    /// <summary>A model said a piece of text.</summary>
    public sealed record Said(string Conversation, string Text) : Progress;

    /// <summary>A command printed a line.</summary>
    public sealed record Printed(string Line) : Progress;

    /// <summary>Something to tell the person at once, one sentence.</summary>
    public sealed record Told(string Message) : Progress;
}
