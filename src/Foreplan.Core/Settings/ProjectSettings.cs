using Foreplan.Diagnostics;

namespace Foreplan.Settings;

/// <summary>What <c>foreplan.json</c> says; needed only for what differs from the defaults.</summary>
public sealed record ProjectSettings
{
    /// <summary>Commands that prepare a fresh worktree, each a list of words. None by default.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Setup { get; init; } = [];

    /// <summary>Commands a model may run beyond the phase's own, each a list of words that a command must start with. None by default.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Allow { get; init; } = [];

    /// <summary>Names of environment variables that commands may see beyond the built-in list. None by default.</summary>
    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>The budget of a run in dollars; null (the default) for none.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Tries at one phase before it escalates or blocks. 2 by default.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>The largest request in tokens for every role; null (the default) leaves it to AGENTS.md.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Rules by id: off, note, warning or error. None by default.</summary>
    public IReadOnlyDictionary<string, string> Checks { get; init; } = new Dictionary<string, string>();

    /// <summary>True when a lock must be signed. False by default.</summary>
    public bool RequireSignature { get; init; }

    /// <summary>What could not be read; unknown keys among them.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}
