using Foreplan.Checks;

namespace Foreplan.Tools;

/// <summary>A tree with changes on top that are not made yet.</summary>
internal sealed class OverlayTree(ITree below) : ITree
{
    private readonly Dictionary<string, byte[]?> changes = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => changes.Count == 0
        ? below.Paths
        : [.. below.Paths.Union(changes.Keys).Where(Exists).Order(StringComparer.Ordinal)];

    /// <summary>The changes against the tree below; none for a file that is as it was.</summary>
    internal IReadOnlyList<FileEdit> Edits =>
        [.. changes.Select(change => new FileEdit(change.Key, below.Read(change.Key), change.Value)).Where(edit => !IsSame(edit))];

    /// <inheritdoc/>
    public bool Exists(string path) => changes.TryGetValue(path, out var content) ? content is not null : below.Exists(path);

    /// <inheritdoc/>
    public byte[]? Read(string path) => changes.TryGetValue(path, out var content) ? content : below.Read(path);

    /// <inheritdoc/>
    public string? BlobId(string path) => changes.ContainsKey(path) ? null : below.BlobId(path);

    /// <inheritdoc/>
    public bool IsLink(string path) => below.IsLink(path);

    /// <summary>Sets a file's content; null takes it away.</summary>
    internal void Set(string path, byte[]? content) => changes[path] = content;

    private static bool IsSame(FileEdit edit) => edit switch
    {
        { Before: null, After: null } => true,
        { Before: { } before, After: { } after } => before.AsSpan().SequenceEqual(after),
        _ => false,
    };
}
