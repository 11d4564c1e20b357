using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Specs;
using Foreplan.Text;
using Foreplan.Tools;
using Foreplan.Triage;

namespace Foreplan.Traces;

/// <summary>Follows a plan's requirements through commits, by their trailers; needs no state of this machine.</summary>
/// <param name="ports">The ports.</param>
/// <param name="folder">The plan's folder.</param>
internal sealed class Tracer(WorkflowPorts ports, IPlanFolder folder)
{
    private readonly PlanDocuments documents = new(ports.Repository, folder);

    private IReadOnlySet<int>? builtPhases;

    private LoggedCommit? squash;

    private IRepository Repository => ports.Repository;

    /// <summary>True when commits of this plan are among those.</summary>
    public bool IsBuiltIn(IEnumerable<LoggedCommit> commits) => commits.Any(commit => Trailers(commit).Count > 0);

    /// <summary>The commit that looks like the whole work without its messages; null when commits of phases are there, or none looks like it.</summary>
    public LoggedCommit? LikelySquash => squash ??= documents.Approval is { } approval && approval.Base != Repository.Head && BuiltPhases().Count == 0 ? new Squash(Repository).Likely(approval) : null;

    /// <summary>The phases in HEAD where no run of this machine tells: those with a commit, and all of a plan that was approved elsewhere and looks squashed.</summary>
    public IReadOnlySet<int> LandedPhases() =>
        documents is { Approval: { } approval, Plan: { } plan } && !folder.IsApproved(approval.Id) && LikelySquash is not null ? plan.Phases.Select(phase => phase.Id).ToHashSet() : BuiltPhases();

    /// <summary>True when HEAD holds a commit of every phase of the plan.</summary>
    public bool IsBuilt => documents.Plan is { Phases.Count: > 0 } plan && BuiltPhases() is var built && plan.Phases.All(phase => built.Contains(phase.Id));

    /// <summary>The phases that commits reachable from HEAD, and not from the base, say they built.</summary>
    public IReadOnlySet<int> BuiltPhases() => builtPhases ??= FindBuilt();

    private HashSet<int> FindBuilt()
    {
        if (documents.Approval?.Base == Repository.Head)
        {
            return [];
        }

        var from = Known(documents.Approval?.Base) ?? Known(documents.Plan?.PlannedAt);
        return Built(from, Repository.Head).SelectMany(one => one.Trailers).Select(trailer => trailer.Phase).ToHashSet();
    }

    /// <summary>Traces HEAD, or the run's branch where HEAD holds no commit of the plan.</summary>
    /// <param name="base">Counted from here; null for the lock's base.</param>
    public TraceTable Trace(string? @base)
    {
        var plan = documents.Plan ?? throw new ForeplanException($"{documents.PathOf("plan.md")} is not there.", "Commit plan, spec and lock for CI: foreplan lock --commit");
        var from = @base ?? Known(documents.Approval?.Base) ?? Known(plan.PlannedAt);
        var head = Repository.Head;
        var built = Built(from, head);
        if (built.Count == 0 && Repository.BranchCommit($"foreplan/{(folder.Path.Length == 0 ? Slug.Of(plan.Title) : folder.Name)}") is { } branch)
        {
            head = branch;
            built = Built(from, head);
        }

        // What another branch changed meanwhile is neither built nor taken away here.
        var start = from is null ? built.Select(one => one.Commit.Parent).FirstOrDefault() : Repository.MergeBase(from, head) ?? from;
        var phases = new BuiltPhases(Repository, plan, folder.Path, built, start is not null && Repository.HasCommit(start) ? start : head, head);
        var tree = Repository.TreeAt(head);
        List<int> missing = [.. plan.Phases.Select(phase => phase.Id).Where(phase => phases.Commits(phase).Count == 0)];
        return new()
        {
            Plan = folder.Name,
            Title = plan.Title,
            Base = start,
            Head = head,
            Rows = [.. Items(plan).Select(item => Row(item, plan, phases, tree))],
            MissingPhases = missing,
            LikelySquash = missing.Count > 0 ? LikelySquash?.Id : null,
        };
    }

    private static TraceRow Row((string Id, string Text, bool IsRequired) item, Plan plan, BuiltPhases built, ITree tree)
    {
        var phases = plan.Phases.Where(phase => phase.Requirements.Contains(item.Id, StringComparer.OrdinalIgnoreCase)).ToList();
        var files = phases.SelectMany(phase => built.Files(phase.Id)).ToList();
        var lines = files.Where(file => !FileKinds.IsTest(file.Path)).ToList();
        List<string> tests = [.. files.Where(file => FileKinds.IsTest(file.Path) && tree.Exists(file.Path)).Select(file => file.ToString()), .. phases.SelectMany(phase => phase.Gates).Where(gate => Tests(gate, tree)).Select(gate => $"gate: {gate.Text}")];
        List<string> gaps = [.. phases.Where(phase => built.Commits(phase.Id).Count == 0).Select(phase => $"phase {phase.Id} has no commit.")];
        if (phases.Count == 0)
        {
            gaps.Add("no phase serves it.");
        }
        else if (files.Count == 0)
        {
            gaps.Add("no changed line is left of its phases.");
        }

        // A document is read, not tested.
        if (tests.Count == 0 && (files.Count == 0 || files.Exists(file => !FileKinds.IsDocument(file.Path))))
        {
            gaps.Add("no test.");
        }

        return new()
        {
            Id = item.Id,
            Text = item.Text,
            IsRequired = item.IsRequired,
            Phases = [.. phases.Select(phase => phase.Id)],
            Commits = [.. phases.SelectMany(phase => built.Commits(phase.Id)).Distinct()],
            Lines = [.. lines.DistinctBy(file => file.ToString())],
            Tests = [.. tests.Distinct(StringComparer.Ordinal)],
            Gaps = gaps,
        };
    }

    // A gate that counts tests has run some; any other command tests only what it names.
    private static bool Tests(Gate gate, ITree tree) => gate.AtLeastTests is > 0
        || gate.Words.Skip(1).Any(word => FileKinds.IsTest(word) && TreePath.TryNormalize(gate.Folder.Length == 0 ? word : $"{gate.Folder}/{word}", out var path, out _) && tree.Exists(path));

    private IEnumerable<(string Id, string Text, bool IsRequired)> Items(Plan plan)
    {
        if (documents.Spec is not { } spec)
        {
            return plan.Phases.SelectMany(phase => phase.Requirements).Distinct(StringComparer.OrdinalIgnoreCase).Select(id => (id, "", id.StartsWith('R') || id.StartsWith('r')));
        }

        var required = spec.Requirements.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        return spec.Items.Select(item => (item.Id, Blanks.Collapse(item.Text), required.Contains(item.Id)));
    }

    private List<(LoggedCommit Commit, IReadOnlyList<PhaseTrailer> Trailers)> Built(string? from, string head) =>
        [.. Repository.Messages(from, head).Select(commit => (commit, Trailers(commit))).Where(pair => pair.Item2.Count > 0)];

    private List<PhaseTrailer> Trailers(LoggedCommit commit) =>
        commit.Text.Contains("Foreplan-Plan:", StringComparison.Ordinal) ? [.. PhaseTrailer.Read(commit.Text).Where(IsOurs)] : [];

    // A plan in the root is called like the folder of the clone, which may be another one here.
    private bool IsOurs(PhaseTrailer trailer) =>
        trailer.Plan == folder.Name || (folder.Path.Length == 0 && ports.Shelf.All().All(other => other.Name != trailer.Plan));

    private string? Known(string? commit) => commit is not null && Repository.HasCommit(commit) ? Repository.Resolve(commit) : null;
}
