using Foreplan.Runs;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>What a sandboxed command may see and may not change; the same for every tier.</summary>
internal static class SandboxView
{
    // What programs read from /etc, by the beginnings of names; passwords, keys and tokens lie there too, so never the whole.
    private static readonly string[] Configuration =
    [
        "alternatives", "ssl", "ca-certificates", "pki", "crypto-policies", "ld.so", "passwd", "group", "nsswitch.conf", "localtime", "timezone", "hosts", "host.conf",
        "protocols", "services", "mime.types", "os-release", "debian_version", "java", "maven", "fonts", "python", "php", "perl", "dotnet", "terminfo", "inputrc", "magic", "ImageMagick", "postgresql-common",
    ];

    private static readonly string[] NotConfiguration = ["passwd-", "group-"];

    public static IReadOnlyList<string> SystemFolders { get; } = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store"];

    /// <summary>Beyond the system's folders: configuration, toolchains, what package managers downloaded.</summary>
    public static IEnumerable<string> Shown(bool network) =>
        Etc(network)
            .Concat(Toolchains.Roots)
            .Concat(ToolCaches.Variables().Select(cache => cache.Folder))
            .Concat(network ? Certificates() : []);

    /// <summary>What lies in the worktree and stays as it is: its pointer to git and the protected files that are there.</summary>
    public static IEnumerable<string> Shut(CommandRequest request) =>
        request.Protected.Select(path => Path.Combine(request.Root, path)).Where(File.Exists).Prepend(Path.Combine(request.Root, ".git")).Where(Path.Exists);

    private static IEnumerable<string> Etc(bool network) =>
        Directory.EnumerateFileSystemEntries("/etc")
            .Where(path => (Configuration.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)) && !NotConfiguration.Contains(Path.GetFileName(path)))
                || (network && Path.GetFileName(path) == "resolv.conf"));

    private static IEnumerable<string> Certificates() =>
        CommandEnvironment.CertificateVariables.Select(Environment.GetEnvironmentVariable).OfType<string>().Where(Path.IsPathFullyQualified);
}
