using Foreplan.Checks;

namespace Foreplan.Workspace.Git;

/// <summary>The files of a commit, listed once. A submodule counts as a link: what is beneath it is another repository's.</summary>
internal sealed class CommitTree(GitSide side, ObjectReader objects, string commit) : ITree
{
    private readonly Lazy<Dictionary<string, TreeEntry>> entries = new(() => TreeEntry.List(side, commit));

    /// <summary>Links and submodules too.</summary>
    public IReadOnlyDictionary<string, TreeEntry> Entries => entries.Value;

    public IReadOnlyList<string> Paths => field ??= Sorted();

    /// <summary>True when git writes every file to the disk byte for byte. Line ends, encodings and <c>$Id$</c> can be asked for by attributes, and on Windows by default.</summary>
    public bool IsWrittenAsItIs => !OperatingSystem.IsWindows()
        && entries.Value.Keys.Where(path => path == ".gitattributes" || path.EndsWith("/.gitattributes", StringComparison.Ordinal)).All(path => IsPlain(Read(path) ?? []));

    public bool Exists(string path) => BlobId(path) is not null;

    public byte[]? Read(string path) => BlobId(path) is { } blob
        ? objects.Read(blob) ?? throw new ForeplanException($"{path} of commit {commit} is not in this repository.", "It is a partial clone: fetch what is missing (git fetch --refetch --no-filter), then try again.")
        : null;

    public string? BlobId(string path) =>
        entries.Value.TryGetValue(path, out var entry) && !entry.IsLink ? entry.Id : null;

    /// <summary>True for a file whose name is text; no link, no submodule.</summary>
    public bool IsShown(string path) => Exists(path) && IsText(path);

    public bool IsLink(string path) => OnTheWay(path, entry => entry.IsLink);

    public bool IsInSubmodule(string path) => OnTheWay(path, entry => entry.IsSubmodule);

    private List<string> Sorted()
    {
        List<string> paths = new(entries.Value.Count);
        foreach (var (path, entry) in entries.Value)
        {
            if (!entry.IsLink && IsText(path))
            {
                paths.Add(path);
            }
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    private static bool IsText(string path) => !path.Contains('\uFFFD', StringComparison.Ordinal);

    private bool OnTheWay(string path, Func<TreeEntry, bool> isIt)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (entries.Value.TryGetValue(path[..end], out var entry) && isIt(entry))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(ReadOnlySpan<byte> attributes) =>
        attributes.IndexOf("crlf"u8) < 0 && attributes.IndexOf("ident"u8) < 0 && attributes.IndexOf("working-tree-encoding"u8) < 0;
}
