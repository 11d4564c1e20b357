namespace Foreplan.ModelServer;

/// <summary>One answer of the server.</summary>
public sealed record ServerTurn
{
    public string Say { get; init; } = "";

    public IReadOnlyList<ServerCall> Calls { get; init; } = [];

    public ServerUsage? Usage { get; init; }

    /// <summary>The model that claims to answer; the one asked by default.</summary>
    public string? Model { get; init; }

    /// <summary>A status such as <c>429</c>, or cut, eof, stall, error, garbage, redirect, html, spend; null for a whole answer.</summary>
    public string? Fault { get; init; }

    /// <summary>The header Retry-After, word for word.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The error body in place of the usual one.</summary>
    public string? Body { get; init; }

    public int DelayMs { get; init; }

    /// <summary>Signs of life, a quarter of a second apart, before the answer goes on after its first piece.</summary>
    public int Pings { get; init; }

    /// <summary>Thinks in a redacted block instead of an open one.</summary>
    public bool Redacted { get; init; }

    /// <summary>The stop reason in the protocol's own word, in place of the usual one.</summary>
    public string? Stop { get; init; }
}
