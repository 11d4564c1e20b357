using System.Runtime.InteropServices;
using System.Text;

namespace Foreplan.Workspace.Processes;

/// <summary>A path with every symbolic link on its way followed; .NET follows only the last part.</summary>
internal static partial class RealPath
{
    private const int LongestPath = 4096;

    /// <summary>Null when the path leads nowhere.</summary>
    public static string? Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Path.Exists(path) ? Path.GetFullPath(path) : null;
        }
        var buffer = new byte[LongestPath];
        return Resolve(path, buffer) == 0 ? null : Encoding.UTF8.GetString(buffer, 0, Array.IndexOf(buffer, (byte)0));
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Resolve(string path, byte[] resolved);
}
