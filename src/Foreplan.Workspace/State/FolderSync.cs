using System.Runtime.InteropServices;

namespace Foreplan.Workspace.State;

/// <summary>Makes a folder's entries durable: a rename or a new file survives a power cut only after the fsync of its folder.</summary>
internal static partial class FolderSync
{
    private const int OpenReadOnly = 0;
    private const int NotSupported = 22;

    /// <exception cref="IOException">The disk refused.</exception>
    public static void Flush(string folder)
    {
        // .NET opens no folder, and only Unix needs the folder flushed.
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var handle = Open(folder, OpenReadOnly);
        if (handle < 0)
        {
            throw new IOException($"{folder} cannot be opened to be flushed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        var failed = Fsync(handle) != 0 && Marshal.GetLastPInvokeError() != NotSupported;
        var why = failed ? Marshal.GetLastPInvokeErrorMessage() : "";
        _ = Close(handle);
        if (failed)
        {
            throw new IOException($"{folder} cannot be flushed: {why}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
