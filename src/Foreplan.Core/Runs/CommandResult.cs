namespace Foreplan.Runs;

/// <summary>What a command did.</summary>
public sealed record CommandResult
{
    /// <summary>The words that were started.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The folder it ran in, relative to the worktree; empty for its root.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The exit code; 128 + signal when it was killed; 127 when the program was not found.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Standard output and error as they came, first and last part when over the cap, secrets replaced.</summary>
    public required Body Output { get; init; }

    /// <summary>Milliseconds.</summary>
    public required long Ms { get; init; }

    /// <summary>True when the time limit ended it.</summary>
    public bool TimedOut { get; init; }

    /// <summary>The sandbox that it ran in, such as <c>bubblewrap</c> or <c>none</c>; null when nothing was started.</summary>
    public string? Tier { get; init; }

    /// <summary>Protected files that it changed, relative to the root, put back since. None by default, and always where the sandbox keeps them out of reach.</summary>
    public IReadOnlyList<string> Tampered { get; init; } = [];

    /// <summary>True when the program does not exist.</summary>
    public bool NotFound { get; init; }

    /// <summary>For a gate: whether the expectation was met, and if not why, one sentence; null when met or not a gate.</summary>
    public string? Failure { get; init; }

    /// <summary>For a gate: the tests a known runner reported as passed; null when none was recognised.</summary>
    public int? Tests { get; init; }

    /// <summary>For a judging command: files of the tree it judges that it changed or deleted, and test configuration that it made; null when there are none. They are put back.</summary>
    public IReadOnlyList<string>? Changed { get; init; }
}
