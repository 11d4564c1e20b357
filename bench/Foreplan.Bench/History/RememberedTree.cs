using Foreplan.Checks;

namespace Foreplan.Bench.History;

/// <summary>A tree that reads each content once, also over several commits.</summary>
/// <param name="tree">The tree.</param>
/// <param name="blobs">The contents read so far, by their id.</param>
internal sealed class RememberedTree(ITree tree, Dictionary<string, byte[]?> blobs) : ITree
{
    private readonly Dictionary<string, string?> ids = tree.Paths.ToDictionary(path => path, tree.BlobId, StringComparer.Ordinal);

    public IReadOnlyList<string> Paths { get; } = tree.Paths;

    public bool Exists(string path) => ids.ContainsKey(path);

    public byte[]? Read(string path)
    {
        if (BlobId(path) is not { } id)
        {
            return null;
        }

        if (!blobs.TryGetValue(id, out var content))
        {
            blobs.Add(id, content = tree.Read(path));
        }

        return content;
    }

    public string? BlobId(string path) => ids.GetValueOrDefault(path);

    public bool IsLink(string path) => tree.IsLink(path);
}
