namespace Foreplan.Workspace.Git;

internal static class StaleLock
{
    /// <summary>Removes a lock file of git that has been there for longer than any of our calls takes.</summary>
    public static void Remove(string path, TimeSpan age)
    {
        if (File.Exists(path) && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) >= age)
        {
            File.Delete(path);
        }
    }
}
