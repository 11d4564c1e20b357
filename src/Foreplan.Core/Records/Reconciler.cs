using Foreplan.Diagnostics;
using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Traces;

namespace Foreplan.Records;

/// <summary>Compares every plan with what happened since, and brings the record up to date.</summary>
/// <param name="ports">The ports.</param>
internal sealed class Reconciler(WorkflowPorts ports)
{
    public async Task<Reconciliation> RunAsync(bool verify, CancellationToken cancel)
    {
        var closed = ClosedItems.Read(ports.Repository.ReadWorkingFile(LivingRecord.Document));
        List<ReconciledPlan> plans = [];
        foreach (var folder in ports.Shelf.All())
        {
            cancel.ThrowIfCancellationRequested();
            plans.Add(await JudgeAsync(folder, closed, verify, cancel));
        }

        List<ClosedItem> retired = [.. plans.Where(plan => plan.Rule is not null).Select(plan => new ClosedItem
        {
            Subject = plan.Status.Path.Length == 0 ? "." : plan.Status.Path,
            IsRetired = true,
            On = RecordLine.Day(ports.Time.GetUtcNow()),
            By = $"rule {plan.Rule}",
            Why = RecordLine.Of(plan.Why),
        })];
        return new(plans, new LivingRecord(ports).Update(retired));
    }

    // One plan that cannot be looked at ends nothing for the others.
    private async Task<ReconciledPlan> JudgeAsync(IPlanFolder folder, IReadOnlyList<ClosedItem> closed, bool verify, CancellationToken cancel)
    {
        PlanStatus? status = null;
        try
        {
            status = new StatusReader(ports).Of(folder, closed);
            return await JudgeAsync(folder, status, verify, cancel);
        }
        catch (ForeplanException refused)
        {
            return new() { Status = status ?? StatusReader.Unreadable(folder, refused), State = "blocked", Why = $"{refused.Message} {refused.Hint}" };
        }
    }

    private async Task<ReconciledPlan> JudgeAsync(IPlanFolder folder, PlanStatus status, bool verify, CancellationToken cancel)
    {
        var documents = new PlanDocuments(ports.Repository, folder);
        if (documents.Plan is not { } plan || status.Stage is "rejected" or "retired")
        {
            return new() { Status = status, State = status.Stage is "rejected" or "retired" ? status.Stage : "open", Why = status.Waiting ?? "" };
        }

        var isBuilt = new Tracer(ports, folder).IsBuilt;
        if (status.Stage == "done" || (isBuilt && status.Branch is null))
        {
            return verify ? await VerifiedAsync(folder, documents, plan, status, cancel) : new() { Status = status, State = "done", Why = status.Waiting ?? "" };
        }

        if (status.Stage is not ("running" or "paused" or "reviewed" or "blocked" or "failed") && await FixedAsync(folder, documents, plan, verify, cancel) is var (rule, evidence))
        {
            return new() { Status = status, State = "retired", Rule = rule, Why = evidence };
        }

        var from = documents.Approval?.Base ?? (plan.PlannedAt is { } planned ? ports.Repository.Resolve(planned) : null);
        var drift = from is null || isBuilt || status.Stage is "reviewed" or "blocked" or "failed" ? [] : Drift.Find(from, plan, ports.Repository, folder.Path, status.Branch is { } branch ? ports.Repository.BranchCommit(branch) : null);
        return drift.Any(found => found.Severity == Severity.Error)
            ? new() { Status = status, State = "drifted", Why = drift[0].Message, Diagnostics = drift }
            : new() { Status = status, State = status.Stage is "blocked" or "failed" or "stale" or "questions" ? "blocked" : "open", Why = status.Waiting ?? "", Diagnostics = drift };
    }

    // Commands run only as a person at this machine approved them.
    private Approval? Approved(IPlanFolder folder, PlanDocuments documents) =>
        new PlanLocker(ports, folder).Verify().Any(found => found.Severity == Severity.Error) ? null : documents.Approval;

    private async Task<ReconciledPlan> VerifiedAsync(IPlanFolder folder, PlanDocuments documents, Plan plan, PlanStatus status, CancellationToken cancel)
    {
        if (plan.DoneWhen.Count == 0 || Approved(folder, documents) is not { } approval)
        {
            return new() { Status = status, State = "done", Why = plan.DoneWhen.Count == 0 ? "It says no command under Done when." : "Not verified: its lock does not hold on this machine." };
        }

        // What is merged is looked at where it is; else on its branch.
        var commit = status.Next.Length == 0 || status.Branch is null ? ports.Repository.Head : ports.Repository.BranchCommit(status.Branch) ?? ports.Repository.Head;
        var done = await new PlanCommands(ports, folder).RunAsync(approval, plan, "done-when", commit, plan.DoneWhen, cancel);
        var red = done.Results.FirstOrDefault(result => result.Failure is not null);
        return new()
        {
            Status = status,
            State = "done",
            Verified = done.Green,
            Why = red is null ? $"Its done-when commands are green at {commit[..7]}." : $"`{string.Join(' ', red.Words)}` is red at {commit[..7]}: {red.Failure}",
        };
    }

    private async Task<(string Rule, string Evidence)?> FixedAsync(IPlanFolder folder, PlanDocuments documents, Plan plan, bool verify, CancellationToken cancel)
    {
        var head = ports.Repository.Head;
        var from = documents.Approval?.Base ?? (plan.PlannedAt is { } planned ? ports.Repository.Resolve(planned) : null);
        if (from is null || from == head || !ports.Repository.HasCommit(from))
        {
            return null;
        }

        if (FixedElsewhere.Evidence(plan, ports.Repository.TreeAt(from), ports.Repository.TreeAt(head), head) is { } evidence)
        {
            return (FixedElsewhere.TextsStand, evidence);
        }

        var gates = plan.Phases.SelectMany(phase => phase.Gates).Concat(plan.DoneWhen).Where(gate => gate.Words.Count > 0).DistinctBy(gate => gate.Text).ToList();
        if (!verify || gates.Count == 0 || Approved(folder, documents) is not { } approval)
        {
            return null;
        }

        var commands = new PlanCommands(ports, folder);
        var now = await commands.RunAsync(approval, plan, "baseline", head, gates, cancel);
        if (!now.Green || now.Results.Count < gates.Count)
        {
            return null;
        }

        var then = await commands.RunAsync(approval, plan, "baseline", from, gates, cancel);
        var turned = then.Results.Where(result => result.Failure is not null).Select(result => $"`{string.Join(' ', result.Words)}`").ToList();
        return turned.Count == 0 || then.Purpose != "baseline" ? null : (FixedElsewhere.GatesTurnedGreen, $"{string.Join(", ", turned)} red at {from[..7]}, all {gates.Count} commands green at {head[..7]}");
    }
}
