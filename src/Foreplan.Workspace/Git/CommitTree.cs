using Foreplan.Checks;

namespace Foreplan.Workspace.Git;

/// <summary>The files of a commit, listed once. A submodule counts as a link: what is beneath it is another repository's.</summary>
internal sealed class CommitTree(GitSide side, ObjectReader objects, string commit) : ITree
{
    private readonly Lazy<SortedDictionary<string, TreeEntry>> entries = new(() => TreeEntry.List(side, commit));
    private IReadOnlyList<string>? paths;

    public IReadOnlyList<string> Paths => paths ??=
        [.. entries.Value.Where(entry => !entry.Value.IsLink && !entry.Key.Contains('\uFFFD', StringComparison.Ordinal)).Select(entry => entry.Key)];

    public bool Exists(string path) => BlobId(path) is not null;

    public byte[]? Read(string path) => BlobId(path) is { } blob
        ? objects.Read(blob) ?? throw new ForeplanException($"{path} of commit {commit} is not in this repository.", "It is a partial clone: fetch what is missing (git fetch --refetch --no-filter), then try again.")
        : null;

    public string? BlobId(string path) =>
        entries.Value.TryGetValue(path, out var entry) && !entry.IsLink ? entry.Id : null;

    public bool IsLink(string path) => OnTheWay(path, entry => entry.IsLink);

    public bool IsInSubmodule(string path) => OnTheWay(path, entry => entry.IsSubmodule);

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
}
