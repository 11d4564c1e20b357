using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;

namespace Foreplan.Reviews;

/// <summary>A plan beside what a run made of it.</summary>
internal sealed class PlannedResult
{
    private readonly List<(Phase Phase, ScopeGuard Scope)> scopes;

    public PlannedResult(
        Plan plan, Spec? spec, ITree @base, ITree head, IReadOnlyList<ChangedFile> changes, string diff, IReadOnlyDictionary<int, IReadOnlyList<string>>? touched)
    {
        var slash = plan.Source.Path.LastIndexOf('/');
        var folder = slash < 0 ? "" : plan.Source.Path[..slash];
        Plan = plan;
        Spec = spec;
        Base = new TreeFiles(@base);
        Head = new TreeFiles(head);
        Diff = DiffMap.Of(diff);
        Touched = touched;
        Changes = [.. changes.Where(change => !ProtectedPaths.IsPlanDocument(change.Path, folder))];
        Order = new PhaseOrder(plan);
        scopes = [.. plan.Phases.Select(phase => (phase, new ScopeGuard(phase, folder)))];
        Texts = [.. GivenText.Of(plan, Changes)];
    }

    public Plan Plan { get; }

    public Spec? Spec { get; }

    public TreeFiles Base { get; }

    public TreeFiles Head { get; }

    public DiffMap Diff { get; }

    public IReadOnlyDictionary<int, IReadOnlyList<string>>? Touched { get; }

    /// <summary>What differs, plan documents left out.</summary>
    public IReadOnlyList<ChangedFile> Changes { get; }

    public PhaseOrder Order { get; }

    public IReadOnlyList<GivenText> Texts { get; }

    public bool IsChanged(string path) => Changes.Any(change => change.Path == path);

    /// <summary>True when some phase allows the change, or the plan gives the file's text.</summary>
    public bool IsPlanned(ChangedFile change) =>
        scopes.Exists(pair => pair.Scope.Outside([change]).Count == 0) || (change.Status is 'A' or 'M' && Texts.Any(text => text.Path == change.Path));

    /// <summary>True when the plan itself has the line, word for word.</summary>
    public bool IsGiven(string path, string line) => Texts.Any(text => text.Path == path && text.Has(line));
}
