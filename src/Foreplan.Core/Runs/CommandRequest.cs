namespace Foreplan.Runs;

/// <summary>A command to run in a worktree.</summary>
public sealed record CommandRequest
{
    /// <summary>The program and its arguments; no shell.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The worktree's full path.</summary>
    public required string Root { get; init; }

    /// <summary>The folder to run in, relative to the root; empty (the default) for the root.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether it may use the network. False by default.</summary>
    public bool Network { get; init; }

    /// <summary>full (the default: sandboxed) or none.</summary>
    public string Sandbox { get; init; } = "full";

    /// <summary>Names of environment variables passed on beyond the built-in list. None by default.</summary>
    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>Files, relative to the root, that the sandbox binds read-only: what the phase may not change whatever runs. None by default.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>The time limit. Ten minutes by default.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True when it judges the work: its home is put back before to what setup left there, caches apart. False by default.</summary>
    public bool Judges { get; init; }

    /// <summary>True when it prepares the work: what it leaves in the home stays for the run. False by default.</summary>
    public bool SetsUp { get; init; }

    /// <summary>The scratch home shared by all commands of a run, by the run's id.</summary>
    public required string Run { get; init; }
}
