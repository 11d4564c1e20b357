using System.Text;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Testing;

/// <summary>A worktree in memory: snapshots and commits are kept, nothing is ignored.</summary>
public sealed class MemoryWorktree : IWorktree
{
    private readonly Dictionary<string, SortedDictionary<string, byte[]>> trees = [];
    private readonly List<MemoryCommit> commits = [];
    private readonly Func<string, bool> hidden;
    private SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private MemoryTree links = new();

    /// <summary>A worktree whose first commit holds these texts.</summary>
    /// <param name="files">Texts by path, UTF-8.</param>
    /// <param name="hidden">Paths that it does not show; none by default.</param>
    public MemoryWorktree(IReadOnlyDictionary<string, string>? files = null, Func<string, bool>? hidden = null)
    {
        this.hidden = hidden ?? (_ => false);
        foreach (var (path, text) in files ?? new Dictionary<string, string>())
        {
            this.files[path] = Encoding.UTF8.GetBytes(text);
        }

        AddCommit(Snapshot(), "base", DateTimeOffset.UnixEpoch);
    }

    /// <inheritdoc/>
    public string Root => "memory";

    /// <inheritdoc/>
    public string Head => commits[^1].Id;

    /// <summary>The commits, the base first.</summary>
    public IReadOnlyList<MemoryCommit> Commits => commits;

    /// <inheritdoc/>
    public IReadOnlyList<string> Paths => [.. files.Keys.Where(path => !hidden(path))];

    /// <inheritdoc/>
    public bool Exists(string path) => files.ContainsKey(path) && !hidden(path);

    /// <inheritdoc/>
    public byte[]? Read(string path) => Exists(path) && !IsLink(path) ? files[path] : null;

    /// <summary>A file as text; empty when it is not there.</summary>
    public string ReadText(string path) => Read(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";

    /// <inheritdoc/>
    public string? BlobId(string path) => Exists(path) ? TextHash.OfBytes(files[path])[..40] : null;

    /// <summary>Makes a path a symbolic link.</summary>
    public void AddLink(string path) => links = links.AddLink(path);

    /// <inheritdoc/>
    public bool IsLink(string path) => links.IsLink(path);

    /// <inheritdoc/>
    public void Write(string path, byte[] content)
    {
        if (IsLink(path) || path.Split('/').Contains(".."))
        {
            throw new ForeplanException($"The path {path} leaves the worktree or runs through a link.", "Name a file inside it.");
        }

        files[path] = content;
    }

    /// <inheritdoc/>
    public void Delete(string path) => files.Remove(path);

    /// <summary>Does nothing: there is no disk.</summary>
    public void PutOnDisk(IReadOnlyList<string>? paths)
    {
    }

    /// <inheritdoc/>
    public string Snapshot()
    {
        var listing = string.Join('\n', files.Select(file => $"{TextHash.OfBytes(file.Value)} {file.Key}"));
        var id = TextHash.Of(listing)[..40];
        trees[id] = new(files, StringComparer.Ordinal);
        return id;
    }

    /// <inheritdoc/>
    public void Restore(string tree) => files = new(TreeOf(tree), StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<ChangedFile> Changes(string from, string to)
    {
        var (before, after) = (TreeOf(from), TreeOf(to));
        return [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).SelectMany(path => (before.GetValueOrDefault(path), after.GetValueOrDefault(path)) switch
        {
            (null, _) => [new ChangedFile(path, 'A')],
            (_, null) => [new ChangedFile(path, 'D')],
            ({ } old, { } now) when !old.AsSpan().SequenceEqual(now) => [new ChangedFile(path, 'M')],
            _ => Array.Empty<ChangedFile>(),
        })];
    }

    /// <inheritdoc/>
    public string Diff(string from, string to, int maxBytes)
    {
        var (before, after) = (TreeOf(from), TreeOf(to));
        var diff = new StringBuilder();
        foreach (var change in Changes(from, to))
        {
            MemoryDiff.Append(diff, change.Path, before.GetValueOrDefault(change.Path), after.GetValueOrDefault(change.Path));
        }

        return diff.Length <= maxBytes ? diff.ToString() : $"{diff.ToString(0, maxBytes)}\n[diff cut at {maxBytes} bytes]\n";
    }

    /// <inheritdoc/>
    public string Commit(string tree, IReadOnlyList<string> paths, string message, DateTimeOffset at)
    {
        var wanted = new SortedDictionary<string, byte[]>(TreeOf(Head), StringComparer.Ordinal);
        var source = TreeOf(tree);
        foreach (var path in paths)
        {
            if (source.TryGetValue(path, out var content))
            {
                wanted[path] = content;
            }
            else
            {
                wanted.Remove(path);
            }
        }

        files = wanted;
        var made = Snapshot();
        if (commits[^1].Tree != made || commits[^1].Message != message)
        {
            AddCommit(made, message, at);
        }

        return Head;
    }

    private void AddCommit(string tree, string message, DateTimeOffset at)
    {
        var parent = commits.Count == 0 ? "" : Head;
        commits.Add(new(TextHash.Of($"{parent} {tree} {at:O} {message}")[..40], tree, message));
    }

    private SortedDictionary<string, byte[]> TreeOf(string id) =>
        trees.GetValueOrDefault(commits.Find(commit => commit.Id == id)?.Tree ?? id)
        ?? throw new ForeplanException($"There is no tree {id}.", "This is a test double: take a snapshot first.");
}
