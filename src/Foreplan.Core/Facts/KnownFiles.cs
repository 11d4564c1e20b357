using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Facts;

/// <summary>The files of a tree without plans, with lookups by name; files are read once, and only so many.</summary>
internal sealed class KnownFiles
{
    private const int LargestFile = 300_000;

    private static readonly HashSet<string> PlanDocuments = new(StringComparer.OrdinalIgnoreCase)
    {
        "spec.md", "plan.md", "notes.json", "plan.lock.json", "review.md", "report.md",
    };

    private static readonly HashSet<string> Noise = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "vendor", "third_party", "dist", "build", "out", "obj", "target", ".venv", "venv", "__snapshots__", "__pycache__", ".yarn",
        "fixtures", "testdata", "coverage", "migrations_archive", ".next", "bower_components",
    };

    private readonly ITree tree;
    private readonly Dictionary<string, string?> texts = new(StringComparer.Ordinal);

    public KnownFiles(ITree tree)
    {
        this.tree = tree;
        var all = tree.Paths;
        var plans = all.Where(path => IsNamed(path, "plan.md") || IsNamed(path, "spec.md")).Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        Paths = [.. all.Where(path => !IsOfPlan(path, plans))];
        Own = [.. Paths.Where(path => !IsNoise(path))];
        ByName = Paths.ToLookup(NameOf, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In ordinal order, as the tree has them.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Those of <see cref="Paths"/> that are neither installed nor built.</summary>
    public IReadOnlyList<string> Own { get; }

    public ILookup<string, string> ByName { get; }

    public bool Exists(string path) => tree.Exists(path);

    /// <summary>The files of a name, those near the root first, nothing that was installed or built.</summary>
    public IEnumerable<string> Named(string name) => ByName[name].Where(path => !IsNoise(path)).ByNumber(Depth);

    public IEnumerable<string> Ending(params string[] endings) =>
        Own.Where(path => Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).ByNumber(Depth);

    /// <summary>The text of a file; null when it is none, or too large to be written by a person.</summary>
    public string? Text(string path)
    {
        if (!texts.TryGetValue(path, out var text))
        {
            var bytes = tree.Exists(path) ? tree.Read(path) : null;
            var source = bytes is null || bytes.Length > LargestFile ? null : SourceText.Decode(path, bytes);
            text = source is null or { IsDamaged: true } ? null : source.Text;
            texts.Add(path, text);
        }

        return text;
    }

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    public static int Depth(string path) => path.AsSpan().Count('/');

    public static bool IsNoise(string path)
    {
        int slash;
        for (var start = 0; (slash = path.IndexOf('/', start)) >= 0; start = slash + 1)
        {
            if (Noise.Contains(path[start..slash]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(string path, string name) =>
        path.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (path.Length == name.Length || path[^(name.Length + 1)] == '/');

    private static bool IsOfPlan(string path, HashSet<string> plans)
    {
        if (path.Equals("PLANS.md", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var folder = FolderOf(path);
        if (plans.Contains(folder) && PlanDocuments.Contains(NameOf(path)))
        {
            return true;
        }

        // All of plans/NNN-slug belongs to the plan.
        return path.StartsWith("plans/", StringComparison.OrdinalIgnoreCase) && path.IndexOf('/', 6) is > 0 and var slash && plans.Contains(path[..slash]);
    }
}
