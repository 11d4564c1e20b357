using Foreplan.Runs;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>bubblewrap: the system and the toolchains read-only, the worktree and the scratch home writable, everything else absent, no network, no capability.</summary>
/// <param name="program">The program's name.</param>
internal sealed class BubblewrapTier(string program = "bwrap") : ISandboxTier
{
    private const string TemporarySize = "268435456";

    // Whether this bubblewrap knows how to forbid further namespaces (0.8 and newer).
    private bool canForbid = true;

    public string Name => "bubblewrap";

    public string Limits => "";

    public IReadOnlyList<string> Open => [];

    public bool OnlyDetects => false;

    public string Voice => "bwrap: ";

    public string? WhyNot()
    {
        if (ProgramLookup.Find(program, null) is not { } path)
        {
            return "it is not installed";
        }
        canForbid = true;
        var refused = Start(path);
        if (refused?.Contains("disable-userns", StringComparison.Ordinal) == true)
        {
            canForbid = false;
            refused = Start(path);
        }
        return refused is null ? null : $"it is installed and does not work here: {refused}";
    }

    public IReadOnlyList<string> Words(CommandRequest request, string folder, string scratch) =>
    [
        program, .. Isolation(request.Network),
        .. SandboxView.Shown(request.Network).SelectMany(path => ReadOnly(path, path)),
        "--bind", scratch, scratch,
        .. (request.Network ? [] : ToolCaches.Places(scratch)).SelectMany(cache => ReadOnly(cache.Source, cache.Place)),
        "--bind", request.Root, request.Root,
        .. GitFolders.Of(request.Root).Concat(SandboxView.Shut(request)).SelectMany(path => ReadOnly(path, path)),
        "--remount-ro", "/",
        "--chdir", folder, "--",
    ];

    private IEnumerable<string> Isolation(bool network) =>
    [
        "--unshare-all", .. network ? ["--share-net"] : Array.Empty<string>(), "--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL",
        .. canForbid ? ["--disable-userns"] : Array.Empty<string>(), "--die-with-parent", "--new-session",
        .. SandboxView.SystemFolders.SelectMany(System), "--dev", "/dev", "--proc", "/proc", "--size", TemporarySize, "--tmpfs", "/tmp",
    ];

    private string? Start(string path) => TierProbe.Run([path, .. Isolation(network: false), "--remount-ro", "/", "--", "/bin/sh", "-c", ":"]);

    private static string[] ReadOnly(string source, string place) => ["--ro-bind-try", source, place];

    private static string[] System(string folder) =>
        !Path.Exists(folder) ? []
        : new DirectoryInfo(folder).LinkTarget is { } target ? ["--symlink", target, folder]
        : ["--ro-bind", folder, folder];
}
