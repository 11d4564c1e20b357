using Foreplan.Runs;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>One way to keep a command in its worktree.</summary>
internal interface ISandboxTier
{
    /// <summary>The name in locks, journals and messages.</summary>
    string Name { get; }

    /// <summary>What it does not prevent, in sentences; empty when nothing is known.</summary>
    string Limits { get; }

    /// <summary>Names of attempts of the escape suite that it does not prevent.</summary>
    IReadOnlyList<string> Open { get; }

    /// <summary>True when protected files in the worktree can be changed and the change is only found afterwards.</summary>
    bool OnlyDetects { get; }

    /// <summary>What its own complaints begin with on standard error.</summary>
    string Voice { get; }

    /// <summary>Tries it; null when it works on this machine, else why not.</summary>
    string? WhyNot();

    /// <summary>The words in front of a command's own.</summary>
    IReadOnlyList<string> Words(CommandRequest request, string folder, string scratch);
}
