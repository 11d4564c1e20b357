namespace Foreplan.Workspace.State;

/// <summary>Writes files that are either the old or the new content after a crash, never half of one.</summary>
public static class AtomicFile
{
    /// <summary>What the name of a temporary file begins with, before the name of the file that it becomes.</summary>
    internal const string Prefix = ".";

    /// <summary>Writes the file by a temporary one beside it, fsync, rename and fsync of the folder; an existing file keeps its mode. Its folder exists.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="scratch">Another folder of the same disk for the temporary file, so that a kill leaves none beside the file; null (the default) for beside it.</param>
    /// <exception cref="ForeplanException">The disk refused: full, read-only, not permitted.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, string? scratch = null)
    {
        UnixFileMode? mode = null;
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            mode = File.GetUnixFileMode(path);
        }
        Write(path, content, mode, scratch);
    }

    /// <summary>Writes a file of the state folder the same way, readable by its owner only; makes its folder.</summary>
    /// <exception cref="ForeplanException">The disk refused: full, read-only, not permitted.</exception>
    public static void WritePrivate(string path, ReadOnlySpan<byte> content)
    {
        PrivateFolder.Make(FolderOf(path));
        Write(path, content, UnixFileMode.UserRead | UnixFileMode.UserWrite, null);
    }

    private static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode, string? scratch)
    {
        var folder = FolderOf(path);
        var temporary = Path.Combine(scratch ?? folder, $"{Prefix}{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            using (var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                if (mode is { } wanted && !OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(handle, wanted);
                }
                RandomAccess.Write(handle, content, 0);
                RandomAccess.FlushToDisk(handle);
            }
            File.Move(temporary, path, overwrite: true);
            FolderSync.Flush(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw DiskRefused.Of(path, refused);
        }
    }

    /// <summary>Removes the temporary files of a file that killed processes left; nobody may be writing it.</summary>
    internal static void Sweep(string path)
    {
        foreach (var left in Directory.Exists(FolderOf(path)) ? Directory.GetFiles(FolderOf(path), $"{Prefix}{Path.GetFileName(path)}.*") : [])
        {
            Discard(left);
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetFullPath(path);

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell.
        }
    }
}
