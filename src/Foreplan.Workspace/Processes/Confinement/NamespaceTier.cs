using Foreplan.Runs;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>Landlock inside namespaces of the command's own, for machines without bubblewrap: a network with its own loopback alone, its own processes, every mount read-only but the worktree and the scratch home.</summary>
/// <param name="launcher">The words that start the hidden verb.</param>
/// <param name="abi">The version of Landlock to hold to; the kernel's when null.</param>
internal sealed class NamespaceTier(IReadOnlyList<string> launcher, int? abi = null) : ISandboxTier
{
    private int? version = abi;

    // Asked of the kernel when a command is to run.
    private int Version => version ??= Landlock.Abi();

    public string Name => "landlock+namespaces";

    public string Limits => "Names, sizes and dates of files outside can be seen, not their content. A unix socket that somebody makes outside while a command runs can be connected to." + Landlock.Weakness(Version);

    public IReadOnlyList<string> Open => Landlock.OpenBy(Version);

    public bool OnlyDetects => false;

    public string Voice => Launch.Voice;

    public string? WhyNot() =>
        Landlock.WhyNot(Version) ?? TierProbe.Run([.. launcher, "namespaces", .. LandlockWords.System(Version), "--chdir", "/", "--", "/bin/sh", "-c", ":"]);

    public IReadOnlyList<string> Words(CommandRequest request, string folder, string scratch) =>
    [
        .. launcher, "namespaces", .. LandlockWords.Of(request, Version, folder, scratch),
        .. SandboxView.Shut(request).SelectMany(path => new[] { "--shut", path }),
        .. ReachableSockets.Outside(request.Root, scratch).SelectMany(path => new[] { "--mask", path }),
        "--",
    ];
}
