using Foreplan.Plans;

namespace Foreplan.Checks;

/// <summary>The files of the tree with what the first phases add and take away laid over them.</summary>
/// <param name="tree">The files at the base commit.</param>
/// <param name="order">The phases in their order.</param>
/// <param name="fates">What they do to files.</param>
/// <param name="count">How many of them were carried out.</param>
internal sealed class PlannedFiles(TreeFiles tree, PhaseOrder order, FileFates fates, int count)
{
    private ILookup<string, string>? byName;

    public TreeFiles Tree => tree;

    public IReadOnlyList<Phase> Phases => order.First(count);

    public IEnumerable<string> Paths => tree.Tree.Paths.Where(path => !fates.Find(path, count, out var maker) || maker is not null).Concat(fates.Paths.Where(path => MakerOf(path) is not null && !tree.Tree.Exists(path)));

    public IReadOnlyList<string> Near(string path) => tree.Near(path, Paths);

    public bool Exists(string path) => fates.Find(path, count, out var maker) ? maker is not null : tree.Tree.Exists(path);

    /// <summary>The files beneath folders that have a name, then and at the base commit.</summary>
    public IEnumerable<string> Named(string name) => (byName ??= tree.Tree.Paths.Union(Paths).Where(path => path.Contains('/', StringComparison.Ordinal)).ToLookup(path => path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal))[name];

    public bool HasFolder(string path) => path.Length == 0 || fates.HasFolder(path, count) || tree.HasFolder(path);

    /// <summary>The phase that makes the file; null when it is there already.</summary>
    public Phase? MakerOf(string path) => fates.Find(path, count, out var maker) ? maker : null;

    public IEnumerable<Phase> ChangersOf(string path) => fates.ChangersOf(path, count);
}
