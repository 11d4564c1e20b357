using System.Diagnostics;

namespace Foreplan.Workspace.State;

/// <summary>A file that one process at a time can hold; the kernel lets go when that process ends, however it ends.</summary>
internal static class HeldFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Holds the file, made where there is none; null when another process holds it.</summary>
    /// <exception cref="ForeplanException">The disk refused.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (IsHeld(held))
        {
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw DiskRefused.Of(path, refused);
        }
    }

    /// <summary>Holds the file, and waits for it while others do; null when they still do after <paramref name="longest"/>.</summary>
    /// <exception cref="ForeplanException">The disk refused.</exception>
    public static FileStream? TakeWithin(TimeSpan longest, string path)
    {
        var waited = Stopwatch.StartNew();
        var held = TryTake(path);
        while (held is null && waited.Elapsed < longest)
        {
            Thread.Sleep(Pause);
            held = TryTake(path);
        }

        return held;
    }

    // Whether the file is there says nothing: another process may have made it a moment ago.
    private static bool IsHeld(IOException refused) => OperatingSystem.IsWindows()
        ? (refused.HResult & 0xFFFF) is 32 or 33 // a sharing or lock violation
        : refused.HResult == (OperatingSystem.IsMacOS() ? 35 : 11); // flock would block
}
