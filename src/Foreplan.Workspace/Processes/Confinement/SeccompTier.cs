using Foreplan.Runs;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>Landlock and a filter of system calls, for containers that permit no namespaces. Protected files are compared before and after instead of being out of reach.</summary>
/// <param name="launcher">The words that start the hidden verb.</param>
/// <param name="abi">The version of Landlock to hold to; the kernel's when null.</param>
internal sealed class SeccompTier(IReadOnlyList<string> launcher, int? abi = null) : ISandboxTier
{
    // Signals and abstract sockets are scoped from here on.
    private const int WithScopes = 6;

    private int? version = abi;

    // Asked of the kernel when a command is to run.
    private int Version => version ??= Landlock.Abi();

    public string Name => "landlock+seccomp";

    public string Limits =>
        "Protected files and .git in the worktree are not out of reach: a change is found after the command, put back, and makes it red. "
        + "Modes and dates of your own files outside can be changed, their names, sizes and dates seen, other processes' command lines too. "
        + "There is no loopback, and no unix socket at all while sockets outside are within your reach: tests that need them fail here. /tmp itself cannot be written to; TMPDIR can."
        + (Version < WithScopes ? " This kernel's Landlock does not keep signals and abstract sockets in." : "")
        + Landlock.Weakness(Version);

    public IReadOnlyList<string> Open => ["chmod", "proc-cmdline", .. Version < WithScopes ? ["signal"] : Array.Empty<string>(), .. Landlock.OpenBy(Version)];

    public bool OnlyDetects => true;

    public string Voice => Launch.Voice;

    public string? WhyNot() =>
        Landlock.WhyNot(Version) ?? TierProbe.Run([.. launcher, "seccomp", .. LandlockWords.System(Version), "--chdir", "/", "--", "/bin/sh", "-c", ":"]);

    public IReadOnlyList<string> Words(CommandRequest request, string folder, string scratch) =>
    [
        .. launcher, "seccomp", .. LandlockWords.Of(request, Version, folder, scratch),
        .. Version < WithScopes || ReachableSockets.Outside(request.Root, scratch).Count > 0 ? ["--no-unix"] : Array.Empty<string>(),
        "--",
    ];
}
