using Foreplan.Plans;
using Foreplan.Specs;
using Foreplan.Text;
using Foreplan.Triage;

namespace Foreplan.Notes;

// Triage's plan + review: such a plan is challenged once before it is approved.
internal static class ChallengeDemand
{
    /// <summary>Why the plan is still to be challenged; null when it need not be, or was.</summary>
    public static TriageReason? Of(IPlanFolder folder, Plan plan, Spec? spec) =>
        PlanTriage.Of(plan, spec) is { Level: TriageLevel.PlanAndReview } risky && !IsChallenged(folder, spec) ? risky.Reasons[0] : null;

    // A challenge of the spec, before there was a plan, is none of the plan.
    private static bool IsChallenged(IPlanFolder folder, Spec? spec) =>
        PastChallenge.In(folder.Journals()).Any(past => spec is null || past.Sha256 != TextHash.Of(spec.Source.Text));
}
