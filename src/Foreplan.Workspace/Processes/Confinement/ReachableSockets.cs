using System.Runtime.InteropServices;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>Unix sockets in the file system that this user may connect to, which Landlock does not keep anyone from: the container engine's, key agents', desktops', other programs'.</summary>
internal static partial class ReachableSockets
{
    private const int Write = 2;
    private const int DeepestBelowRun = 4;

    private static readonly string[] Variables = ["SSH_AUTH_SOCK", "DOCKER_HOST", "DBUS_SESSION_BUS_ADDRESS", "CONTAINER_HOST"];

    /// <summary>Those outside two folders.</summary>
    public static IReadOnlyList<string> Outside(string root, string scratch) =>
    [
        .. Bound().Concat(Mounted()).Concat(Named()).Concat(BelowRun())
            .Select(path => RealPath.Of(path) ?? path)
            .Distinct(StringComparer.Ordinal)
            .Where(path => !IsIn(path, root) && !IsIn(path, scratch) && IsSocket(path) && Access(path, Write) == 0),
    ];

    private static bool IsIn(string path, string folder) => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    // .NET gives a socket the attribute of nothing: neither a regular file nor a folder nor a link.
    private static bool IsSocket(string path)
    {
        try
        {
            return !OperatingSystem.IsWindows() && File.Exists(path) && (int)File.GetUnixFileMode(path) >= 0 && new FileInfo(path) is { Length: 0, LinkTarget: null };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Bound() =>
        Lines("/proc/net/unix").Select(line => line.IndexOf(" /", StringComparison.Ordinal) is var at and >= 0 ? line[(at + 1)..] : "").Where(path => path.Length > 0);

    // A socket of the machine that a container was given is in no list of its own network.
    private static IEnumerable<string> Mounted() =>
        Lines("/proc/self/mountinfo").Select(line => line.Split(' ')).Where(parts => parts.Length > 4 && parts[4].Contains(".sock", StringComparison.Ordinal)).Select(parts => parts[4]);

    private static IEnumerable<string> Named() =>
        Variables.Select(Environment.GetEnvironmentVariable).OfType<string>()
            .Select(value => value.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? value[at..].Split(',')[0] : "")
            .Select(path => path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path)
            .Where(path => path.Length > 0);

    private static IEnumerable<string> BelowRun() =>
        Directory.Exists("/run")
            ? Directory.EnumerateFiles("/run", "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = DeepestBelowRun, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
                .Where(path => path.Contains("sock", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/bus", StringComparison.Ordinal))
            : [];

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Access(string path, int mode);
}
