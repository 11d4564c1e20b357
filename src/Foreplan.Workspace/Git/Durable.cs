using System.Runtime.InteropServices;

namespace Foreplan.Workspace.Git;

/// <summary>Files that are whole or not there, also after the power went.</summary>
internal static partial class Durable
{
    /// <summary>Writes beside the file, or in a scratch folder of the same file system, and moves it there.</summary>
    public static void Write(string path, byte[] content, UnixFileMode? mode = null, string? scratch = null)
    {
        var temporary = scratch is null ? $"{path}.{Path.GetRandomFileName()}.tmp" : Path.Combine(scratch, Path.GetRandomFileName() + ".tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (mode is { } wanted && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, wanted);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        SyncFolder(Path.GetDirectoryName(path) ?? path);
    }

    public static void SyncFolder(string folder)
    {
        // .NET cannot open a folder to flush it.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var handle = Open(folder, 0);
        if (handle >= 0)
        {
            _ = Sync(handle);
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
