namespace Foreplan.Workspace.Processes;

/// <summary>What package managers downloaded for the person before, shown read-only so that commands work without the network.</summary>
internal static class ToolCaches
{
    // Managers that can read a cache they do not own are told by a variable, the others find it below HOME.
    private static readonly (string Variable, string? Named, string BelowHome)[] ByVariable =
    [
        ("NUGET_FALLBACK_PACKAGES", "NUGET_PACKAGES", ".nuget/packages"),
        ("GRADLE_RO_DEP_CACHE", null, ".gradle/caches"),
    ];

    private static readonly (string? Named, string BelowHome)[] ByPlace =
    [
        (null, ".npm/_cacache"), (null, ".cargo/registry"), (null, ".cargo/git"), ("GOMODCACHE", "go/pkg/mod"), (null, ".m2/repository"), (null, ".gradle/wrapper/dists"),
    ];

    public static IEnumerable<(string Name, string Folder)> Variables() =>
        ByVariable.Select(row => (row.Variable, Of(row.Named, row.BelowHome))).Where(row => Directory.Exists(row.Item2));

    /// <summary>Caches to show at a place in the scratch home. What a command with the network put there itself is not hidden.</summary>
    public static IEnumerable<(string Source, string Place)> Places(string scratch) =>
        ByPlace.Select(row => (Source: Of(row.Named, row.BelowHome), Place: Path.Combine(scratch, row.BelowHome)))
            .Where(row => Directory.Exists(row.Source) && !(Directory.Exists(row.Place) && Directory.EnumerateFileSystemEntries(row.Place).Any()));

    /// <summary>The same caches by links from the scratch home, where nothing can be mounted; returns their folders. With the network the links are taken away.</summary>
    public static IReadOnlyList<string> Linked(string scratch, bool network)
    {
        foreach (var link in ByPlace.Select(row => new DirectoryInfo(Path.Combine(scratch, row.BelowHome))).Where(link => link.LinkTarget is not null))
        {
            link.Delete();
        }
        var places = network ? [] : Places(scratch).ToList();
        foreach (var (source, place) in places)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place) ?? scratch);
            if (Directory.Exists(place))
            {
                Directory.Delete(place);
            }
            Directory.CreateSymbolicLink(place, source);
        }
        return [.. places.Select(row => row.Source)];
    }

    private static string Of(string? variable, string belowHome) =>
        (variable is null ? null : Environment.GetEnvironmentVariable(variable)) ?? Path.Combine(Toolchains.Home, belowHome);
}
