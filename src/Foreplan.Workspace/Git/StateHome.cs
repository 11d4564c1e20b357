namespace Foreplan.Workspace.Git;

internal static class StateHome
{
    /// <summary><c>$XDG_STATE_HOME/foreplan</c>; a relative value is ignored, as that specification asks.</summary>
    public static string Find(Func<string, string?> environment)
    {
        var home = environment("XDG_STATE_HOME") is { } set && Path.IsPathFullyQualified(set)
            ? set
            : environment("HOME") is { } user && Path.IsPathFullyQualified(user)
                ? Path.Combine(user, ".local", "state")
                : throw new ForeplanException("Neither XDG_STATE_HOME nor HOME names a folder for Foreplan's state.", "Set HOME or XDG_STATE_HOME to a full path.");
        return Path.Combine(home, "foreplan");
    }

    public static string Private(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return folder;
        }

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(folder, owner);
        if (File.GetUnixFileMode(folder) != owner)
        {
            File.SetUnixFileMode(folder, owner);
        }

        return folder;
    }
}
