using Foreplan.Checks;

namespace Foreplan.Bench.History;

/// <summary>The files of a folder, such as the sample's.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FolderTree(string folder) : ITree
{
    private static readonly string[] Made = ["artifacts", "bin", "obj"];

    public IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(Made.Contains)).Order(StringComparer.Ordinal),
    ];

    public bool Exists(string path) => Paths.Contains(path);

    public byte[]? Read(string path) => Exists(path) ? File.ReadAllBytes(Path.Combine(folder, path)) : null;

    public string? BlobId(string path) => Exists(path) ? path : null;

    public bool IsLink(string path) => false;
}
