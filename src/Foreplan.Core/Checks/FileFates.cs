using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks;

/// <summary>When each file is made and taken away, over all phases in their order: worked out once, so that a plan of many phases is looked at from each of them.</summary>
internal sealed class FileFates
{
    private readonly Dictionary<string, List<Fate>> fates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Change>> listed = new(StringComparer.Ordinal);
    private readonly List<GlobChange> globs = [];

    public FileFates(IReadOnlyList<Phase> phases)
    {
        for (var at = 0; at < phases.Count; at++)
        {
            foreach (var file in phases[at].Files)
            {
                List(at, phases[at], file);
                if (!file.IsGlob)
                {
                    Apply(at, phases[at], file);
                }
            }
        }
    }

    /// <summary>Every path that a phase makes or takes away.</summary>
    public IEnumerable<string> Paths => fates.Keys;

    /// <summary>What the first phases did to a file last: false when nothing, else true and the phase that makes it, null when it is gone.</summary>
    public bool Find(string path, int count, out Phase? maker)
    {
        var last = fates.GetValueOrDefault(path)?.FindLast(fate => fate.At < count);
        maker = last?.Maker;
        return last is not null;
    }

    /// <summary>The first phase that makes a file, its position, and the position of the last one; null when none does.</summary>
    public (Phase Phase, int At, int Last)? MakersOf(string path) => fates.GetValueOrDefault(path) is { } all && all.Find(fate => fate.Maker is not null) is { Maker: { } first } found
        ? (first, found.At, all.FindLast(fate => fate.Maker is not null)?.At ?? found.At)
        : null;

    /// <summary>True when one of the first phases makes a file beneath the folder.</summary>
    public bool HasFolder(string folder, int count) => folders.TryGetValue(folder, out var at) && at < count;

    /// <summary>Those of the first phases that may write a file.</summary>
    public IEnumerable<Phase> ChangersOf(string path, int count) =>
        (listed.GetValueOrDefault(path) ?? []).Concat(globs.Where(one => one.Glob.IsMatch(path)).Select(one => new Change(one.At, one.Changer)))
            .Where(one => one.At < count).ByNumber(one => one.At).Select(one => one.Changer).Distinct();

    private void List(int at, Phase phase, FileChange file)
    {
        if (!listed.TryGetValue(file.Path, out var all))
        {
            listed.Add(file.Path, all = []);
        }

        all.Add(new(at, phase));
        if (file.IsGlob && Glob.TryParse(file.Path, out var glob, out _))
        {
            globs.Add(new(at, phase, glob));
        }
    }

    private void Apply(int at, Phase phase, FileChange file)
    {
        if (!TreePath.TryNormalize(file.Path, out var path, out _))
        {
            return;
        }

        switch (file.Kind)
        {
            case ChangeKind.Delete:
                Add(path, at, null);
                break;
            case ChangeKind.Rename when TreePath.TryNormalize(file.From ?? "", out var from, out _):
                Add(from, at, null);
                Make(path, at, phase);
                break;
            case ChangeKind.New or ChangeKind.Rename:
                Make(path, at, phase);
                break;
            default:
                break;
        }
    }

    private void Make(string path, int at, Phase phase)
    {
        Add(path, at, phase);
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            folders.TryAdd(path[..slash], at);
        }
    }

    private void Add(string path, int at, Phase? maker)
    {
        if (!fates.TryGetValue(path, out var all))
        {
            fates.Add(path, all = []);
        }

        all.Add(new(at, maker));
    }

    // Null when the file is gone.
    private sealed record Fate(int At, Phase? Maker);

    private sealed record Change(int At, Phase Changer);

    private sealed record GlobChange(int At, Phase Changer, Glob Glob);
}
