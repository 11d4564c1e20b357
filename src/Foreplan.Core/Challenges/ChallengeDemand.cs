using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;
using Foreplan.Triage;

namespace Foreplan.Challenges;

// Triage's plan + review: such a plan is challenged once before it is approved.
internal static class ChallengeDemand
{
    /// <summary>Why the plan is still to be challenged; null when it need not be, or was. A challenge of the spec, before there was a plan, is none of the plan.</summary>
    public static TriageReason? Of(IEnumerable<IReadOnlyList<RunEvent>> journals, Plan plan, Spec? spec) =>
        PastChallenge.In(journals).All(past => past.What != "plan") ? PlanTriage.Risk(plan, spec) : null;
}
