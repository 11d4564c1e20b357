namespace Foreplan.Records;

/// <summary>What a reconciliation found.</summary>
/// <param name="Plans">Every plan, in order of its folder's name.</param>
/// <param name="RecordChanged">Whether PLANS.md was written.</param>
public sealed record Reconciliation(IReadOnlyList<ReconciledPlan> Plans, bool RecordChanged);
