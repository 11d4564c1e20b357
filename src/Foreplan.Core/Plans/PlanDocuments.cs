using Foreplan.Checks;
using Foreplan.Costs;
using Foreplan.Locks;
using Foreplan.Repositories;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Settings;
using Foreplan.Specs;
using Foreplan.Text;

namespace Foreplan.Plans;

/// <summary>A plan's documents as they are on disk at each look.</summary>
/// <param name="repository">The repository, for AGENTS.md and foreplan.json.</param>
/// <param name="folder">The plan's folder.</param>
internal sealed class PlanDocuments(IRepository repository, IPlanFolder folder)
{
    public SourceText? SpecText => Source("spec.md");

    public SourceText? PlanSource => Source("plan.md");

    public Spec? Spec => SpecText is { } text ? SpecReader.Read(text) : null;

    public Plan? Plan => PlanSource is { } text ? PlanReader.Read(text) : null;

    public Approval? Approval => folder.Read("plan.lock.json") is { } bytes ? ApprovalJson.Read(bytes).Approval : null;

    public RoleTable Roles => RoleTableReader.Read(repository.ReadWorkingFile("AGENTS.md"));

    public ProjectSettings Settings => ProjectSettingsReader.Read(SettingsBytes);

    public CheckOptions Checks => new()
    {
        Severities = Settings.Checks,
        ContextTokens = Settings.ContextTokens ?? Roles.Executor.MaximumContext,
        PlanFolder = folder.Path,
    };

    /// <summary>The same with what is known of models, of the spec at the commit on which the plan was written, and of what its planner opened.</summary>
    public CheckOptions ChecksOf(Plan plan, PriceBook prices)
    {
        var journals = folder.Journals();
        var roles = Roles;
        return Checks with
        {
            Prices = prices,
            Planner = roles.Planner.Model,
            Executor = roles.Executor.Model,
            SpecWhenPlanned = SpecWhen(plan, journals),
            FilesRead = FilesOpened.Of(journals),
        };
    }

    public byte[]? SettingsBytes => repository.ReadWorkingFile("foreplan.json");

    public string PathOf(string document) => folder.Path.Length == 0 ? document : $"{folder.Path}/{document}";

    /// <summary>True for documents of plans: what a run neither shows nor changes.</summary>
    public bool IsHidden(string path) => ProtectedPaths.IsPlanDocument(path, folder.Path);

    // What the planner was given may never have been committed: the journal knows whether the commit's spec is the one.
    private Spec? SpecWhen(Plan plan, IReadOnlyList<IReadOnlyList<RunEvent>> journals)
    {
        var subject = journals.Select(events => events[0]).OfType<RunEvent.Started>().LastOrDefault(started => started.Kind == "plan")?.Subject;
        if (plan.PlannedAt is not { } planned || Spec is not { } now || subject == PlanDrafter.SubjectOf(now)
            || repository.Resolve(planned) is not { } commit || !repository.HasCommit(commit) || repository.TreeAt(commit).Read(PathOf("spec.md")) is not { } bytes)
        {
            return null;
        }

        var then = SpecReader.Read(SourceText.Decode(PathOf("spec.md"), bytes));
        return subject is null || PlanDrafter.SubjectOf(then) == subject ? then : null;
    }

    private SourceText? Source(string document) =>
        folder.Read(document) is { } bytes ? SourceText.Decode(PathOf(document), bytes) : null;
}
