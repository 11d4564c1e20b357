using Foreplan.Runs;

namespace Foreplan.Workspace.Processes;

/// <summary>The sandbox: the system and the toolchains read-only, the worktree and the scratch home writable, everything else absent, no network, no capability.</summary>
internal static class Bubblewrap
{
    public const string Program = "bwrap";

    private const string TemporarySize = "268435456";

    private static readonly string[] SystemFolders = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store"];

    // What programs read from /etc, by the beginnings of names; passwords, keys and tokens lie there too, so never the whole.
    private static readonly string[] Configuration =
    [
        "alternatives", "ssl", "ca-certificates", "pki", "crypto-policies", "ld.so", "passwd", "group", "nsswitch.conf", "localtime", "timezone", "hosts", "host.conf",
        "protocols", "services", "mime.types", "os-release", "debian_version", "java", "maven", "fonts", "python", "php", "perl", "dotnet", "terminfo", "inputrc", "magic", "ImageMagick", "postgresql-common",
    ];

    private static readonly string[] NotConfiguration = ["passwd-", "group-"];

    public static IEnumerable<string> Isolation(bool network, bool canForbidNamespaces) =>
    [
        "--unshare-all", .. network ? ["--share-net"] : Array.Empty<string>(), "--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL",
        .. canForbidNamespaces ? ["--disable-userns"] : Array.Empty<string>(), "--die-with-parent", "--new-session",
        .. SystemFolders.SelectMany(System), "--dev", "/dev", "--proc", "/proc", "--size", TemporarySize, "--tmpfs", "/tmp",
    ];

    /// <summary>Everything up to the words of the command.</summary>
    public static IReadOnlyList<string> Arguments(CommandRequest request, string folder, string scratch, bool canForbidNamespaces)
    {
        var shown = Etc(request.Network)
            .Concat(Toolchains.Roots)
            .Concat(ToolCaches.Variables().Select(cache => cache.Folder))
            .Concat(request.Network ? Certificates() : []);
        var git = Path.Combine(request.Root, ".git");
        return
        [
            .. Isolation(request.Network, canForbidNamespaces),
            .. shown.SelectMany(path => ReadOnly(path, path)),
            "--bind", scratch, scratch,
            .. (request.Network ? [] : ToolCaches.Places(scratch)).SelectMany(cache => ReadOnly(cache.Source, cache.Place)),
            "--bind", request.Root, request.Root,
            .. GitFolders.Of(request.Root).SelectMany(path => ReadOnly(path, path)),
            .. Path.Exists(git) ? ReadOnly(git, git) : [],
            .. request.Protected.Select(path => Path.Combine(request.Root, path)).Where(File.Exists).SelectMany(path => ReadOnly(path, path)),
            "--remount-ro", "/",
            "--chdir", folder, "--",
        ];
    }

    private static IEnumerable<string> Etc(bool network) =>
        Directory.EnumerateFileSystemEntries("/etc")
            .Where(path => (Configuration.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)) && !NotConfiguration.Contains(Path.GetFileName(path)))
                || (network && Path.GetFileName(path) == "resolv.conf"));

    private static IEnumerable<string> Certificates() =>
        CommandEnvironment.CertificateVariables.Select(Environment.GetEnvironmentVariable).OfType<string>().Where(Path.IsPathFullyQualified);

    private static string[] ReadOnly(string source, string place) => ["--ro-bind-try", source, place];

    private static string[] System(string folder) =>
        !Path.Exists(folder) ? []
        : new DirectoryInfo(folder).LinkTarget is { } target ? ["--symlink", target, folder]
        : ["--ro-bind", folder, folder];
}
