namespace Foreplan.Workspace.State;

/// <summary>Folders of the user's state: nobody else reads them.</summary>
public static class PrivateFolder
{
    /// <summary>Makes the folder and its missing parents with mode 0700, durably; returns the path.</summary>
    /// <exception cref="ForeplanException">It cannot be made.</exception>
    public static string Make(string path)
    {
        if (Directory.Exists(path))
        {
            return path;
        }
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
                return path;
            }
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent)
            {
                Make(parent);
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                FolderSync.Flush(parent);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw DiskRefused.Of(path, refused);
        }
        return path;
    }
}
