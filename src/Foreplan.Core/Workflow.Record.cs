using Foreplan.Plans;
using Foreplan.Records;

namespace Foreplan;

/// <content>The record over all plans: PLANS.md.</content>
public sealed partial class Workflow
{
    /// <summary>What is closed without being built, plans and findings, as PLANS.md remembers it.</summary>
    public IReadOnlyList<ClosedItem> Closed => ClosedItems.Read(ports.Repository.ReadWorkingFile(LivingRecord.Document));

    /// <summary>What happened to every plan since: done, blocked, drifted, fixed independently; brings PLANS.md up to date.</summary>
    /// <param name="verify">Whether the commands of plans whose lock holds are run to see it.</param>
    /// <param name="cancel">Stops between commands.</param>
    public Task<Reconciliation> ReconcileAsync(bool verify, CancellationToken cancel) => new Reconciler(ports).RunAsync(verify, cancel);

    /// <summary>Remembers that a plan shall not be carried out, and why.</summary>
    /// <returns>False when PLANS.md says so already.</returns>
    public bool Reject(IPlanFolder folder, string reason) => Reject(ClosedItems.SubjectOf(folder), isFinding: false, reason, folder);

    /// <summary>Remembers that a finding was considered and shall not come back, and why.</summary>
    /// <returns>False when PLANS.md says so already.</returns>
    public bool RejectFinding(string title, string reason) =>
        Reject(RecordLine.Of(title).Replace('`', '\''), isFinding: true, reason, null);

    private bool Reject(string subject, bool isFinding, string reason, IPlanFolder? folder)
    {
        var why = RecordLine.Of(reason);
        return !Closed.Any(item => item.Subject == subject && item.IsFinding == isFinding && !item.IsRetired && item.Why == why)
            && new LivingRecord(ports).Close(folder, new ClosedItem
            {
                Subject = subject,
                IsFinding = isFinding,
                On = RecordLine.Day(ports.Time.GetUtcNow()),
                By = ports.Repository.Identity?.Name ?? "",
                Why = why,
            });
    }

    // Also of what was stopped half-way there is something to tell.
    private async Task<T> RecordedAsync<T>(IPlanFolder folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        finally
        {
            new LivingRecord(ports).Tell(folder);
        }
    }
}
