using Foreplan.Checks;
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

    public byte[]? SettingsBytes => repository.ReadWorkingFile("foreplan.json");

    public string PathOf(string document) => folder.Path.Length == 0 ? document : $"{folder.Path}/{document}";

    /// <summary>True for documents of plans: what a run neither shows nor changes.</summary>
    public bool IsHidden(string path) => ProtectedPaths.IsPlanDocument(path, folder.Path);

    private SourceText? Source(string document) =>
        folder.Read(document) is { } bytes ? SourceText.Decode(PathOf(document), bytes) : null;
}
