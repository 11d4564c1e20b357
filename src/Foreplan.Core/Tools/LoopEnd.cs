using System.Text.Json;

namespace Foreplan.Tools;

/// <summary>How a conversation ended: by a tool that ends it, or by a limit.</summary>
public sealed record LoopEnd
{
    /// <summary>The tool whose answer ended it; null when a limit did.</summary>
    public string? Tool { get; init; }

    /// <summary>The arguments of that call.</summary>
    public JsonElement Arguments { get; init; }

    /// <summary>Why it ended without such a tool, one sentence; null when a tool ended it.</summary>
    public string? Failure { get; init; }
}
