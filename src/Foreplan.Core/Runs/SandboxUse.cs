namespace Foreplan.Runs;

/// <summary>How commands are kept in on this machine.</summary>
/// <param name="Tier">The tier's name: bubblewrap, landlock+namespaces, landlock+seccomp or none.</param>
/// <param name="Limits">What it does not prevent, in sentences; empty when nothing is known.</param>
public sealed record SandboxUse(string Tier, string Limits)
{
    /// <summary>Names of attempts of <c>doctor --sandbox</c> that it does not prevent. None by default.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>Why stronger tiers do not work here, one sentence each. None by default.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}
