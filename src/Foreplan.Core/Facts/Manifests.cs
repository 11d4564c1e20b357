namespace Foreplan.Facts;

/// <summary>The commands that a repository's own files give for building, testing and linting it.</summary>
internal static class Manifests
{
    private const int MostOfAKind = 8;

    private static readonly Func<KnownFiles, IEnumerable<string>>[] Readers =
    [
        NodeManifest.Lines, DotnetManifest.Lines, PythonManifest.Lines, OtherManifests.Cargo, OtherManifests.Go, OtherManifests.Jvm, OtherManifests.Composer,
        OtherManifests.Ruby, OtherManifests.CMake, OtherManifests.Make, OtherManifests.Just,
    ];

    public static IEnumerable<string> Lines(KnownFiles files) => Readers.SelectMany(reader => reader(files).Take(MostOfAKind * 4));

    public static IEnumerable<string> Some(KnownFiles files, string name) => files.Named(name).Take(MostOfAKind);

    /// <summary>How a command is run in a folder, as a plan's gates write it.</summary>
    public static string In(string manifest, string command) => KnownFiles.FolderOf(manifest) is { Length: > 0 } folder ? $"in {folder}: `{command}`" : $"`{command}`";
}
