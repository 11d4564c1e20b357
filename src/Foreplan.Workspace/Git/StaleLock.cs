using System.Diagnostics;

namespace Foreplan.Workspace.Git;

internal static class StaleLock
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    /// <summary>Removes the lock that a killed git left on a file or ref of ours; a living one, which holds it for milliseconds, is waited for.</summary>
    public static void Remove(string folder, string name)
    {
        var path = Path.Combine(folder, name + ".lock");
        for (var waited = Stopwatch.StartNew(); File.Exists(path); Thread.Sleep(20))
        {
            // Either way, since a clock may jump.
            if ((DateTime.UtcNow - File.GetLastWriteTimeUtc(path)).Duration() >= Age || waited.Elapsed >= Age)
            {
                File.Delete(path);
                return;
            }
        }
    }
}
