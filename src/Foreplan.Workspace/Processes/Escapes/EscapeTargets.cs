namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>What the attempts aim at; the program inside is told it as words.</summary>
internal sealed record EscapeTargets
{
    /// <summary>A folder outside with the files <c>secret</c>, <c>linked</c>, <c>hard</c>, <c>moved</c>, <c>cut</c>, <c>mode</c> and the socket <c>socket</c>.</summary>
    public required string Outside { get; init; }

    /// <summary>A folder in the person's home with the file <c>secret</c>; empty when none could be made.</summary>
    public required string Home { get; init; }

    public required string TcpPort { get; init; }

    public required string UdpPort { get; init; }

    public required string Abstract { get; init; }

    /// <summary>A process with the secret in its environment.</summary>
    public required string Victim { get; init; }

    /// <summary>Its only argument.</summary>
    public required string VictimArgument { get; init; }

    /// <summary>A process to end by a signal.</summary>
    public required string Prey { get; init; }

    /// <summary>How long daemons sleep, in seconds: what they are found by.</summary>
    public required string Nap { get; init; }

    public required string Secret { get; init; }

    public IReadOnlyList<string> Words => [Outside, Home, TcpPort, UdpPort, Abstract, Victim, VictimArgument, Prey, Nap, Secret];

    public static EscapeTargets Of(IReadOnlyList<string> words) => new()
    {
        Outside = words[0],
        Home = words[1],
        TcpPort = words[2],
        UdpPort = words[3],
        Abstract = words[4],
        Victim = words[5],
        VictimArgument = words[6],
        Prey = words[7],
        Nap = words[8],
        Secret = words[9],
    };
}
