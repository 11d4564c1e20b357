using Foreplan.Plans;
using Foreplan.Tools;

namespace Foreplan.Checks;

/// <summary>The files of the tree with what phases add and take away laid over them.</summary>
internal sealed class PlannedFiles
{
    private readonly Dictionary<string, Phase> made = new(StringComparer.Ordinal);
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);
    private readonly HashSet<string> madeFolders = new(StringComparer.Ordinal);

    public PlannedFiles(TreeFiles tree, IReadOnlyList<Phase> phases)
    {
        Tree = tree;
        Phases = phases;
        foreach (var phase in phases)
        {
            foreach (var file in phase.Files.Where(file => !file.IsGlob))
            {
                Apply(phase, file);
            }
        }
    }

    public TreeFiles Tree { get; }

    public IReadOnlyList<Phase> Phases { get; }

    public IEnumerable<string> Paths => Tree.Tree.Paths.Where(path => !gone.Contains(path)).Concat(made.Keys.Where(path => !Tree.Tree.Exists(path)));

    public IReadOnlyList<string> Near(string path) => Tree.Near(path, Paths);

    public bool Exists(string path) => made.ContainsKey(path) || (!gone.Contains(path) && Tree.Tree.Exists(path));

    public bool HasFolder(string path) => path.Length == 0 || madeFolders.Contains(path) || Tree.HasFolder(path);

    /// <summary>The phase that makes the file; null when it is there already.</summary>
    public Phase? MakerOf(string path) => made.GetValueOrDefault(path);

    /// <summary>True when one of the phases may write the file.</summary>
    public bool IsChanged(string path) => ChangersOf(path).Any();

    public IEnumerable<Phase> ChangersOf(string path) =>
        Phases.Where(phase => phase.Files.Any(file => file.Path == path || (file.IsGlob && Text.Glob.TryParse(file.Path, out var glob, out _) && glob.IsMatch(path))));

    private void Apply(Phase phase, FileChange file)
    {
        if (!TreePath.TryNormalize(file.Path, out var path, out _))
        {
            return;
        }

        switch (file.Kind)
        {
            case ChangeKind.Delete:
                made.Remove(path);
                gone.Add(path);
                break;
            case ChangeKind.Rename when TreePath.TryNormalize(file.From ?? "", out var from, out _):
                made.Remove(from);
                gone.Add(from);
                Make(phase, path);
                break;
            case ChangeKind.New or ChangeKind.Rename:
                Make(phase, path);
                break;
            default:
                break;
        }
    }

    private void Make(Phase phase, string path)
    {
        made[path] = phase;
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            madeFolders.Add(path[..slash]);
        }
    }
}
