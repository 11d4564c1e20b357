using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Git;

/// <summary>A copy of an index to work on, gone afterwards.</summary>
internal sealed class ScratchIndex : IDisposable
{
    private const string Prefix = "index.scratch-";

    private ScratchIndex(string path) => Path = path;

    public string Path { get; }

    public static ScratchIndex Copy(string from, string folder)
    {
        var scratch = Empty(folder);
        if (File.Exists(from))
        {
            try
            {
                File.Copy(from, scratch.Path);
                // Git tells a file that changed right after the index was written by comparing times with the index's own.
                File.SetLastWriteTimeUtc(scratch.Path, File.GetLastWriteTimeUtc(from));
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                scratch.Dispose();
                throw DiskRefused.Of(scratch.Path, refused);
            }
        }

        return scratch;
    }

    public static ScratchIndex Empty(string folder) =>
        new(System.IO.Path.Combine(folder, Prefix + System.IO.Path.GetRandomFileName()));

    /// <summary>Removes what a killed process left.</summary>
    public static void Sweep(string folder, TimeSpan olderThan)
    {
        foreach (var left in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            if (DateTime.UtcNow - File.GetCreationTimeUtc(left) >= olderThan)
            {
                File.Delete(left);
            }
        }
    }

    public void Dispose()
    {
        File.Delete(Path);
        File.Delete(Path + ".lock");
    }
}
