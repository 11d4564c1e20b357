using Foreplan.Workspace.Git;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Processes;

/// <summary>The home that the commands of a run share. A command that judges finds in it what the project's setup left there, and caches: nothing that an earlier command put there tells its tools how to work.</summary>
/// <param name="path">The home.</param>
internal sealed class ScratchHome(string path)
{
    // What tools downloaded or computed, none of which they read as settings.
    private static readonly string[] Caches =
    [
        ".cache", ".npm/_cacache", ".nuget/packages", ".local/share/NuGet", ".local/share/pnpm/store", ".dotnet", "go/pkg", ".cargo/registry", ".cargo/git",
        ".m2/repository", ".m2/wrapper", ".gradle/caches", ".gradle/wrapper", ".ivy2/cache", ".bun/install/cache", ".yarn/berry/cache", ".composer/cache", "tmp/jest_rs", "tmp/jest_rt",
    ];

    /// <summary>Makes the home with its folder for temporary files, and returns its path.</summary>
    public string Make()
    {
        PrivateFolder.Make(path);
        PrivateFolder.Make(Temporary);
        return path;
    }

    /// <summary>Remembers what is in it, caches apart, as what the setup left.</summary>
    public void Keep()
    {
        PrivateFolder.Make(Kept);
        Try(() => Mirror(path, Kept, ""));
    }

    /// <summary>Makes it what it was after the setup, caches apart.</summary>
    /// <exception cref="ForeplanException">Something in it cannot be taken away or put back.</exception>
    public void PutBack()
    {
        Try(() => Mirror(Kept, path, ""));
        PrivateFolder.Make(Temporary);
    }

    /// <summary>Removes it with what is remembered of it; what the system will not let go of stays.</summary>
    public void Remove()
    {
        try
        {
            FolderRemoval.Remove(path);
            FolderRemoval.Remove(Kept);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ForeplanException)
        {
            // Caches with read-only folders; they cost disk space only.
        }
    }

    private string Temporary => Path.Combine(path, "tmp");

    // Beside it: no sandbox shows it to a command.
    private string Kept => path + ".kept";

    private void Try(Action mirror)
    {
        try
        {
            mirror();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ForeplanException($"The home of the run's commands could not be put back: {refused.Message}", $"Look at {path}, then start the run again; it goes on here.");
        }
    }

    // Links are never followed: a home may lead anywhere.
    private static void Mirror(string from, string to, string below)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(to) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var there in new DirectoryInfo(to).EnumerateFileSystemInfos().Where(there => !IsCache(below + there.Name, there)))
        {
            var mirrored = Path.Combine(from, there.Name);
            if (IsFolder(there) && (IsFolder(new DirectoryInfo(mirrored)) || Caches.Any(cache => cache.StartsWith($"{below}{there.Name}/", StringComparison.Ordinal))))
            {
                Mirror(mirrored, there.FullName, $"{below}{there.Name}/");
            }
            else if (IsFolder(there) || !IsSame(mirrored, there.FullName))
            {
                Delete(there);
            }
        }

        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos().Where(entry => !IsCache(below + entry.Name, entry)))
        {
            var place = Path.Combine(to, entry.Name);
            if (IsFolder(entry))
            {
                if (!Directory.Exists(place))
                {
                    PrivateFolder.Make(place);
                    Mirror(entry.FullName, place, $"{below}{entry.Name}/");
                }
            }
            else if (entry.LinkTarget is { } target)
            {
                if (new FileInfo(place).LinkTarget is null)
                {
                    File.CreateSymbolicLink(place, target);
                }
            }
            else if (!File.Exists(place) && entry is FileInfo { Length: 0 })
            {
                // A socket or a pipe cannot be copied.
                File.WriteAllBytes(place, []);
                CopyMode(entry, place);
            }
            else if (!File.Exists(place))
            {
                File.Copy(entry.FullName, place);
            }
        }
    }

    private static bool IsCache(string relative, FileSystemInfo entry) => IsFolder(entry) && Caches.Contains(relative);

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo { LinkTarget: null, Exists: true };

    private static bool IsSame(string left, string right)
    {
        var (one, other) = (new FileInfo(left), new FileInfo(right));
        if (one.LinkTarget is not null || other.LinkTarget is not null)
        {
            return one.LinkTarget == other.LinkTarget;
        }

        // A pipe has no length, and is not read.
        return one.Exists && other.Exists && one.Length == other.Length && (OperatingSystem.IsWindows() || one.UnixFileMode == other.UnixFileMode)
            && (one.Length == 0 || HaveSameBytes(left, right));
    }

    private static bool HaveSameBytes(string left, string right)
    {
        using FileStream one = File.OpenRead(left), other = File.OpenRead(right);
        Span<byte> a = new byte[65_536], b = new byte[65_536];
        while (true)
        {
            var (read, same) = (one.ReadAtLeast(a, a.Length, throwOnEndOfStream: false), other.ReadAtLeast(b, b.Length, throwOnEndOfStream: false));
            if (!a[..read].SequenceEqual(b[..same]))
            {
                return false;
            }

            if (read < a.Length)
            {
                return true;
            }
        }
    }

    private static void CopyMode(FileSystemInfo from, string to)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, from.UnixFileMode);
        }
    }

    private static void Delete(FileSystemInfo entry)
    {
        if (IsFolder(entry))
        {
            FolderRemoval.Remove(entry.FullName);
        }
        else
        {
            File.Delete(entry.FullName);
        }
    }
}
