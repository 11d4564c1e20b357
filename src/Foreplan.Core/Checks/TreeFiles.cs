using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks;

/// <summary>The tree of the base commit with its folders and the lines of files that were asked for.</summary>
internal sealed class TreeFiles(ITree tree)
{
    // A search goes through every path: the larger the tree, the fewer.
    private const int MostSearches = 100;
    private const int FewestSearches = 10;
    private const int SearchedPaths = 500_000;
    private const int Compared = 1_000;

    private readonly Dictionary<string, IReadOnlyList<string>?> lines = [];
    private readonly Dictionary<string, IReadOnlyList<string>?> cleanLines = [];
    private HashSet<string>? folders;
    private int searches;

    public ITree Tree => tree;

    public bool HasFolder(string path)
    {
        folders ??= AllFolders();
        return folders.Contains(path);
    }

    /// <summary>The lines of a text file, LF, a last line end making no line; null when there is no such file.</summary>
    public IReadOnlyList<string>? Lines(string path) => Cached(lines, path, text => text);

    /// <summary>The same with secrets replaced, as models see the file.</summary>
    public IReadOnlyList<string>? CleanLines(string path) => Cached(cleanLines, path, Secrets.Replace);

    /// <summary>The nearest three paths; none after some calls, for a search goes through every path.</summary>
    public IReadOnlyList<string> Near(string path, IEnumerable<string> paths)
    {
        if (searches++ >= Math.Clamp(SearchedPaths / Math.Max(1, tree.Paths.Count), FewestSearches, MostSearches))
        {
            return [];
        }

        // Letter by letter only those that begin and end alike: a large tree is searched in no time.
        return Nearest.Paths(path, [.. paths.OrderByDescending(candidate => AlikeEnds(path, candidate)).Take(Compared)]);
    }

    public string? Text(string path) => Lines(path) is { } found ? string.Join('\n', found) : null;

    /// <summary>True when the root's <c>.gitignore</c> names a path or its ending: such a file may be there and is in no commit.</summary>
    public bool Ignores(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Lines(".gitignore") is { } ignored
            && ignored.Select(line => line.Trim().Trim('/')).Any(line => line.Length > 0 && line[0] is not ('#' or '!')
                && (line == name || line == path || path.StartsWith(line + "/", StringComparison.Ordinal) || (line.StartsWith("*.", StringComparison.Ordinal) && name.EndsWith(line[1..], StringComparison.Ordinal))));
    }

    private static int AlikeEnds(string one, string other)
    {
        var start = one.AsSpan().CommonPrefixLength(other);
        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        return start + end;
    }

    private IReadOnlyList<string>? Cached(Dictionary<string, IReadOnlyList<string>?> cache, string path, Func<string, string> clean)
    {
        if (!cache.TryGetValue(path, out var found))
        {
            found = tree.Exists(path) && tree.Read(path) is { } bytes ? LinesOf(clean(SourceText.Decode(path, bytes).Text)) : null;
            cache.Add(path, found);
        }

        return found;
    }

    private static string[] LinesOf(string text) =>
        text.Length == 0 ? [] : text.EndsWith('\n') ? text[..^1].Split('\n') : text.Split('\n');

    private HashSet<string> AllFolders()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in tree.Paths)
        {
            for (var slash = path.LastIndexOf('/'); slash > 0 && all.Add(path[..slash]); slash = path.LastIndexOf('/', slash - 1))
            {
            }
        }

        return all;
    }
}
