using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>A plan beside what a run made of it.</summary>
internal sealed class PlannedResult
{
    private readonly List<(Phase Phase, ScopeGuard Scope)> scopes;
    private readonly HashSet<string> changed;
    private readonly Dictionary<string, HashSet<string>> given;

    public PlannedResult(Plan plan, Spec? spec, ITree before, ITree head, IReadOnlyList<ChangedFile> changes, string diff)
    {
        var slash = plan.Source.Path.LastIndexOf('/');
        var folder = slash < 0 ? "" : plan.Source.Path[..slash];
        Plan = plan;
        Spec = spec;
        Base = new TreeFiles(before);
        Head = new TreeFiles(head);
        Diff = DiffMap.Of(diff);
        Changes = [.. changes.Where(change => !ProtectedPaths.IsPlanDocument(change.Path, folder))];
        changed = [.. Changes.Select(change => change.Path)];
        Order = new PhaseOrder(plan);
        scopes = [.. Order.Phases.Select(phase => (phase, new ScopeGuard(phase, folder)))];
        Texts = [.. GivenText.Of(plan, Changes, head)];
        given = Texts.Where(text => text.Path is not null).GroupBy(text => text.Path ?? "", StringComparer.Ordinal)
            .ToDictionary(texts => texts.Key, texts => texts.SelectMany(text => text.Lines).Select(GivenText.Plain).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    public Plan Plan { get; }

    public Spec? Spec { get; }

    public TreeFiles Base { get; }

    public TreeFiles Head { get; }

    public DiffMap Diff { get; }

    /// <summary>The files as a phase left them, where that is known.</summary>
    public Func<int, ITree?>? Left { get; init; }

    /// <summary>What each phase's commit changed; null when that is not known.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>>? Touched { get; init; }

    /// <summary>What differs, plan documents left out.</summary>
    public IReadOnlyList<ChangedFile> Changes { get; }

    public PhaseOrder Order { get; }

    public IReadOnlyList<GivenText> Texts { get; }

    public bool IsChanged(string path) => changed.Contains(path);

    /// <summary>True when some phase allows the change, or the plan gives the file's text.</summary>
    public bool IsPlanned(ChangedFile change) =>
        scopes.Exists(pair => pair.Scope.Outside([change]).Count == 0) || (change.Status is 'A' or 'M' && given.ContainsKey(change.Path));

    /// <summary>True when the plan itself has the line, word for word.</summary>
    public bool IsGiven(string path, string line) => given.TryGetValue(path, out var lines) && lines.Contains(GivenText.Plain(line));

    /// <summary>True when some phase's <c>Files</c> has exactly that path.</summary>
    public bool IsNamed(string path) =>
        Plan.Phases.Any(phase => phase.Files.Any(file => TreePath.TryNormalize(file.Path, out var named, out _) && named == path));

    /// <summary>True when a phase that runs after this one may change the file.</summary>
    public bool MayChangeAfter(int phase, string path) =>
        scopes.SkipWhile(pair => pair.Phase.Id != phase).Skip(1).Any(pair => pair.Scope.Judge(path, ChangeKind.Edit) is null);
}
