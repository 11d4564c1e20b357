using System.Text;
using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Testing;

/// <summary>A tree in memory.</summary>
public sealed class MemoryTree : ITree
{
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> links = [];

    /// <summary>An empty tree.</summary>
    public MemoryTree()
    {
    }

    /// <summary>A tree of texts in UTF-8, by path.</summary>
    public MemoryTree(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            Add(path, text);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => [.. files.Keys];

    /// <summary>Adds or replaces a text file in UTF-8; returns the tree.</summary>
    public MemoryTree Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds or replaces a file; returns the tree.</summary>
    public MemoryTree Add(string path, byte[] content)
    {
        files[path] = content;
        return this;
    }

    /// <summary>Makes a path a symbolic link, a file's or a folder's; returns the tree.</summary>
    public MemoryTree AddLink(string path)
    {
        links.Add(path);
        return this;
    }

    /// <summary>Takes a file away; nothing happens when it is not there.</summary>
    public void Remove(string path) => files.Remove(path);

    /// <inheritdoc/>
    public bool Exists(string path) => files.ContainsKey(path);

    /// <inheritdoc/>
    public byte[]? Read(string path) => IsLink(path) ? null : files.GetValueOrDefault(path);

    /// <inheritdoc/>
    public string? BlobId(string path) => files.TryGetValue(path, out var content) ? TextHash.OfBytes(content)[..40] : null;

    /// <inheritdoc/>
    public bool IsLink(string path) =>
        links.Any(link => path.StartsWith(link, StringComparison.Ordinal) && (path.Length == link.Length || path[link.Length] == '/'));
}
