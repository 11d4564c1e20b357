using System.Diagnostics;

namespace Foreplan.Workspace.Git;

internal static class FolderRemoval
{
    /// <summary>Removes a folder with all in it, links as links, also where a tool took away the right to.</summary>
    public static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Unlock(folder);
            RemovePlainly(folder);
        }
    }

    private static void RemovePlainly(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        // A name that is not UTF-8 cannot be said in .NET.
        using var removal = Process.Start("/bin/rm", ["-rf", "--", folder]);
        removal.WaitForExit();
        if (Directory.Exists(folder))
        {
            throw new ForeplanException($"{folder} could not be removed.", "Another program may be writing there: end it, then run the command again.");
        }
    }

    /// <summary>Gives the owner back what a tool took away; a package cache likes its folders read-only.</summary>
    public static void Unlock(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var inner in new DirectoryInfo(folder).EnumerateDirectories().Where(inner => inner.LinkTarget is null))
        {
            Unlock(inner.FullName);
        }
    }
}
