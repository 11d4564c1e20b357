namespace Foreplan.Plans;

/// <summary>What differs when something of a plan was written, apart for what is shown apart. Texts to compare, nothing to read.</summary>
/// <param name="Documents">Of its documents, its kept versions, its approvals here, and what was read last.</param>
/// <param name="Drafts">Of what is being typed.</param>
/// <param name="Talks">Of the journals of planning: plan, revise, challenge.</param>
/// <param name="Runs">Of the journals of carrying it out: run, review, fix.</param>
/// <param name="Newest">When the newest of all that was written, in UTC.</param>
public sealed record PlanStamp(string Documents, string Drafts, string Talks, string Runs, DateTime Newest);
