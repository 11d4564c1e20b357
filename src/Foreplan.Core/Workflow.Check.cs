using Foreplan.Checks;
using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Notes;
using Foreplan.Plans;
using Foreplan.Text;
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
        return
        [
            .. PlanCheck.Run(plan, documents.Spec, at is null ? null : ports.Repository.TreeAt(at), ports.Programs, documents.ChecksOf(plan, ports.Prices)),
            .. at is null ? [BaseGone(documents, folder)] : at == ports.Repository.Head ? Drifted(documents, plan, folder) : [],
        ];
    }

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
            return DocumentCheck.Run(source, spec, ports.Repository.TreeAt(ports.Repository.Head), ports.Programs, new() { Severities = Settings.Checks, ContextTokens = Settings.ContextTokens ?? Roles.Executor.MaximumContext, Prices = ports.Prices, Executor = Roles.Executor.Model });
        }

        var documents = new PlanDocuments(ports.Repository, folder);
        var at = JudgedAt(folder);
        var judged = DocumentCheck.Run(source, spec, at is null ? null : ports.Repository.TreeAt(at), ports.Programs, documents.ChecksOf(PlanReader.Read(source), ports.Prices));
        if (judged.Plan is not { } plan)
        {
            return judged;
        }

        return judged with { Diagnostics = [.. judged.Diagnostics, .. at is null ? [BaseGone(documents, folder)] : at == ports.Repository.Head ? Drifted(documents, plan, folder) : []] };
    }

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
        if (StandsOn(new(ports.Repository, folder), plan) is { } from)
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

    private string? StandsOn(PlanDocuments documents, Plan plan) =>
        (documents.Approval?.Base ?? plan.PlannedAt) is { } from && ports.Repository.Resolve(from) is { } commit && ports.Repository.HasCommit(commit) ? commit : null;

    // A file in scope that changed is an error of `run`; here it is what to look at.
    private IEnumerable<Diagnostic> Drifted(PlanDocuments documents, Plan plan, IPlanFolder folder)
    {
        if (StandsOn(documents, plan) is not { } from)
        {
            return [];
        }

        var scope = documents.Approval is null ? [] : Drift.Find(from, plan, ports.Repository, folder.Path, null).Where(found => found is { Severity: Severity.Error, File: not null }).Select(found => found with { Severity = Severity.Warning });
        return scope.Concat(Drift.LinesSince(from, plan, ports.Repository));
    }
}
