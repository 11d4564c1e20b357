namespace Foreplan.Workspace.Git;

internal static class StaleLock
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    /// <summary>Removes the lock that a killed git left on a file or ref of ours; a living one holds it for milliseconds.</summary>
    public static void Remove(string folder, string name)
    {
        var path = Path.Combine(folder, name + ".lock");
        if (File.Exists(path) && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) >= Age)
        {
            File.Delete(path);
        }
    }
}
