using Foreplan.Checks;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Plans.Reading;
using Foreplan.Text;
using Foreplan.Tools;
using Foreplan.Traces;

namespace Foreplan;

/// <content>Is a plan complete and true? No model is asked.</content>
public sealed partial class Workflow
{
    /// <summary>The commit that a plan is judged against: HEAD; for a plan of which something is built, the commit that it was approved or written on, since its new files are there now.</summary>
    /// <returns>Null when that commit is not in this clone.</returns>
    public string? JudgedAt(IPlanFolder folder)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        var tracer = new Tracer(ports, folder);
        var squash = tracer.LikelySquash;
        if (squash is null && tracer.BuiltPhases().Count == 0)
        {
            return ports.Repository.Head;
        }

        return (documents.Approval?.Base ?? documents.Plan?.PlannedAt) is not { } from ? ports.Repository.Head
            : ports.Repository.Resolve(from) is { } commit && ports.Repository.HasCommit(commit) ? commit
            : squash?.Parent;
    }

    /// <summary>Judges a folder's plan, and says what became of the lines it names.</summary>
    public IReadOnlyList<Diagnostic> Check(IPlanFolder folder)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        var plan = ReadPlan(folder);
        var at = JudgedAt(folder);
        var options = documents.ChecksOf(plan, ports.Prices);
        return
        [
            .. PlanCheck.Run(plan, documents.Spec, at is null ? null : ports.Repository.TreeAt(at), ports.Programs, options),
            .. SinceThen(documents, plan, folder, at, options),
        ];
    }

    // Where no commit knows what the spec was, the lock knows whether it is another.
    private static IEnumerable<Diagnostic> SpecSinceLock(PlanDocuments documents, Plan plan, CheckOptions options) =>
        options.SpecWhenPlanned is null && documents.Approval is { } approval && approval.Plan.Sha256 == plan.Source.Sha256
            ? LockCheck.SpecChanges(approval.Spec, documents.SpecText).Select(found => found with { Severity = Severity.Warning })
            : [];

    /// <summary>Judges a document that lies anywhere in the repository; the plan of a plan folder like that folder's, everything else against HEAD.</summary>
    /// <param name="source">The document.</param>
    /// <param name="spec">The spec that stands beside it; null leaves coverage out.</param>
    public CheckedDocument Check(SourceText source, SourceText? spec)
    {
        var slash = source.Path.LastIndexOf('/');
        var folder = source.Path[(slash + 1)..].Equals("plan.md", StringComparison.OrdinalIgnoreCase)
            ? ports.Shelf.All().FirstOrDefault(other => other.Path == (slash < 0 ? "" : source.Path[..slash]))
            : null;
        if (folder is null)
        {
            var alone = DocumentCheck.Run(source, spec, ports.Repository.TreeAt(ports.Repository.Head), ports.Programs, OfAnyDocument);
            return alone is { Plan: { } own, Dialect: "foreplan" } ? alone with { Diagnostics = [.. alone.Diagnostics, .. PlanCheck.Weighed(NamedInHeader(own, null), OfAnyDocument)] } : alone;
        }

        var documents = new PlanDocuments(ports.Repository, folder);
        var at = JudgedAt(folder);
        var options = documents.ChecksOf(PlanReader.Read(source), ports.Prices);
        var judged = DocumentCheck.Run(source, spec, at is null ? null : ports.Repository.TreeAt(at), ports.Programs, options);
        if (judged.Plan is not { } plan)
        {
            return judged;
        }

        return judged with { Diagnostics = [.. judged.Diagnostics, .. SinceThen(documents, plan, folder, at, options)] };
    }

    /// <summary>Judges documents of another tool that are one plan together, against HEAD.</summary>
    /// <param name="set">The documents of a folder.</param>
    public CheckedDocument Check(IReadOnlyList<SourceText> set) => DocumentCheck.Run(set, ports.Repository.TreeAt(ports.Repository.Head), ports.Programs, OfAnyDocument);

    private CheckOptions OfAnyDocument => new() { Severities = Settings.Checks, ContextTokens = Settings.ContextTokens ?? Roles.Executor.MaximumContext, Prices = ports.Prices, Executor = Roles.Executor.Model };

    /// <summary>Writes the lines into a folder's plan at which what it quotes and names stands in HEAD now.</summary>
    /// <returns>How many places that were; a plan with none is not written.</returns>
    public int FixExcerpts(IPlanFolder folder)
    {
        var plan = ReadPlan(folder);
        if (JudgedAt(folder) != ports.Repository.Head)
        {
            return 0;
        }

        var now = ports.Repository.TreeAt(ports.Repository.Head);
        var (text, count) = ExcerptFix.Apply(plan, now);
        var documents = new PlanDocuments(ports.Repository, folder);
        // What the plan was written on tells as well what its spec was: that is not written over while they differ.
        if (!IsSpecChanged(documents, plan) && StandsOn(documents, plan) is { } from)
        {
            var lines = text.Split('\n');
            var named = new NamedLines(plan, ports.Repository.TreeAt(from), now);
            foreach (var moved in ports.Repository.Changes(from, ports.Repository.Head).SelectMany(change => named.Of(change.Path)).Where(line => line is { HasMoved: true, IsExcerpt: false }))
            {
                var after = moved.In(lines[moved.At - 1]);
                count += after == lines[moved.At - 1] ? 0 : 1;
                lines[moved.At - 1] = after;
            }

            text = string.Join('\n', lines);
            text = count > 0 ? PlanEditor.WritePlannedAt(SourceText.From(plan.Source.Path, text), ports.Repository.Head) : text;
        }

        if (count > 0)
        {
            PlanVersions.Put(ports, folder, plan.Source, text);
        }

        return count;
    }

    // A commit of a branch that was squashed or rebased is nowhere any more: what is built needs it no longer.
    private Diagnostic BaseGone(PlanDocuments documents, IPlanFolder folder)
    {
        var gone = Problems.BaseIsGone(documents.Approval?.Base ?? documents.Plan?.PlannedAt ?? "");
        gone = new Tracer(ports, folder).IsBuilt ? gone with { Severity = Severity.Note, Fix = "Nothing to do: the plan is built." } : gone;
        return documents.PlanSource is { } source ? gone.At(source.Path, 1) : gone;
    }

    // What the header names is there; what a lock stands on is the lock's.
    private IEnumerable<Diagnostic> NamedInHeader(Plan plan, Approval? approval)
    {
        if (PlanHeader.CommitNamed(plan) is { } commit && Known(approval?.Base) is null && Known(commit) is null)
        {
            yield return Problems.PlannedAtUnknown(commit, ports.Repository.Head).At(plan.Source.Path, PlanHeader.LineOf(plan, "Planned at"));
        }

        var folder = plan.Source.Path[..(plan.Source.Path.LastIndexOf('/') + 1)];
        if (PlanHeader.SpecNamed(plan) is { } spec && TreePath.TryNormalize(folder + spec, out var beside, out _) && ports.Repository.ReadWorkingFile(beside) is null
            && (!TreePath.TryNormalize(spec, out var whole, out _) || ports.Repository.ReadWorkingFile(whole) is null))
        {
            yield return Problems.NamedSpecMissing(spec).At(plan.Source.Path, PlanHeader.LineOf(plan, "Spec"));
        }
    }

    private bool IsSpecChanged(PlanDocuments documents, Plan plan) =>
        documents.ChecksOf(plan, ports.Prices).SpecWhenPlanned is { } then && documents.Spec is { } now && PlanDrafter.SubjectOf(then) != PlanDrafter.SubjectOf(now);

    // The later of both: a plan may be approved on what came after it was written, and be written anew after that.
    private string? StandsOn(PlanDocuments documents, Plan plan)
    {
        var planned = Known(plan.PlannedAt);
        return Known(documents.Approval?.Base) is not { } approved ? planned
            : planned is not null && planned != approved && ports.Repository.MergeBase(approved, planned) == approved ? planned
            : approved;
    }

    private string? Known(string? commit) => commit is not null && ports.Repository.Resolve(commit) is { } known && ports.Repository.HasCommit(known) ? known : null;

    // What only a repository with its history tells of a plan.
    private IReadOnlyList<Diagnostic> SinceThen(PlanDocuments documents, Plan plan, IPlanFolder folder, string? at, CheckOptions options)
    {
        IEnumerable<Diagnostic> drift = at is null ? [BaseGone(documents, folder)] : at == ports.Repository.Head ? Drifted(documents, plan, folder, options) : [];
        return PlanCheck.Weighed(drift.Concat(NamedInHeader(plan, documents.Approval)), options);
    }

    // A file in scope that changed is an error of `run`; here it is what to look at.
    private IEnumerable<Diagnostic> Drifted(PlanDocuments documents, Plan plan, IPlanFolder folder, CheckOptions options)
    {
        var spec = SpecSinceLock(documents, plan, options);
        if (StandsOn(documents, plan) is not { } from)
        {
            return spec;
        }

        var scope = documents.Approval is null ? [] : Drift.Find(from, plan, ports.Repository, folder.Path, null).Where(found => found is { Severity: Severity.Error, File: not null }).Select(found => found with { Severity = Severity.Warning });
        return spec.Concat(scope).Concat(Drift.LinesSince(from, plan, ports.Repository));
    }
}
