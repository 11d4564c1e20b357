using System.Diagnostics;
using System.Globalization;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>What the disk held at each boundary of a record: just what a kill there leaves behind.</summary>
/// <param name="site">Where the work goes on.</param>
/// <param name="requests">How many requests the server has had by now.</param>
internal sealed class DiskImages(Site site, Func<int> requests) : IDisposable
{
    private readonly string folder = $"{site.Temp}.images";
    private readonly List<Image> all = [];
    private string last = "";

    /// <summary>Every boundary that the disk differed at from the one before.</summary>
    public IReadOnlyList<Image> All => all;

    /// <summary>How many boundaries there were.</summary>
    public int Boundaries { get; private set; }

    public void Take(string boundary)
    {
        Boundaries++;
        if (Listing() is var now && now == last)
        {
            return;
        }

        last = now;
        var image = new Image(Path.Combine(folder, all.Count.ToString("D4", CultureInfo.InvariantCulture)), $"{all.Count} {boundary}", requests());
        Directory.CreateDirectory(folder);
        Run("cp", "-a", site.Temp, image.Path);
        all.Add(image);
    }

    /// <summary>Puts the disk back to where it was.</summary>
    public void Restore(Image image)
    {
        Run("rm", "-rf", site.Temp);
        Run("cp", "-a", image.Path, site.Temp);
    }

    public void Dispose() => Run("rm", "-rf", folder);

    private string Listing() => string.Join('\n', new DirectoryInfo(site.Temp).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(entry => $"{entry.FullName} {(entry as FileInfo)?.Length} {entry.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>One of them.</summary>
    /// <param name="Path">The copy.</param>
    /// <param name="Boundary">Which it is, for the message of a test that fails.</param>
    /// <param name="Requests">How many requests were sent before it.</param>
    internal sealed record Image(string Path, string Boundary, int Requests);
}
