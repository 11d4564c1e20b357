using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Text;

namespace Foreplan.Locks;

/// <summary>Says whether an approval still holds for the documents as they are.</summary>
public static class LockCheck
{
    /// <summary>Compares the lock with what is there now. Empty when everything is as it was approved.</summary>
    /// <param name="approval">The lock.</param>
    /// <param name="plan">The plan as it is; null when it is gone.</param>
    /// <param name="spec">The spec as it is; null when there is none.</param>
    /// <param name="roles">The roles as AGENTS.md has them now.</param>
    /// <param name="foreplanJson">The bytes of <c>foreplan.json</c>; null when there is none.</param>
    public static IReadOnlyList<Diagnostic> Verify(Approval approval, SourceText? plan, SourceText? spec, RoleTable roles, byte[]? foreplanJson)
    {
        List<Diagnostic> found = [];
        if (approval.ComputeId() != approval.Id)
        {
            found.Add(Problems.LockEdited());
        }

        found.AddRange(plan is null ? [Problems.LockedPlanMissing(approval.Plan.Path)] : PlanChanges(approval, plan));
        found.AddRange(SpecChanges(approval.Spec, spec));
        if (approval.RolesBlock?.Sha256 != LockHashes.OfRoles(roles))
        {
            found.Add(Problems.LockedRolesChanged(approval.RolesBlock is null));
        }

        if (approval.Settings?.Sha256 != LockHashes.OfSettings(foreplanJson))
        {
            found.Add(Problems.LockedSettingsChanged(approval.Settings is null ? "was added" : foreplanJson is null ? "is gone" : "was changed"));
        }

        return found;
    }

    private static IEnumerable<Diagnostic> PlanChanges(Approval approval, SourceText source)
    {
        var plan = PlanReader.Read(source);
        List<Diagnostic> phases = [.. PhaseChanges(approval.Phases, plan)];
        if (source.Sha256 != approval.Plan.Sha256)
        {
            yield return Problems.LockedPlanChanged(source.Path, phases.Count == 0);
        }

        foreach (var phase in phases)
        {
            yield return phase;
        }
    }

    private static IEnumerable<Diagnostic> PhaseChanges(IReadOnlyList<LockedPhase> locked, Plan plan)
    {
        var now = plan.Phases.ToLookup(phase => phase.Id);
        foreach (var same in locked.ToLookup(phase => phase.Id))
        {
            var hashes = now[same.Key].Select(phase => TextHash.Of(phase.Text)).ToList();
            if (hashes.Count == 0)
            {
                yield return Problems.LockedPhaseGone(plan.Source.Path, same.Key);
            }
            else if (!hashes.SequenceEqual(same.Select(phase => phase.Sha256)))
            {
                yield return Problems.LockedPhaseChanged(plan.Source.Path, now[same.Key].First().Span.Line, same.Key);
            }
        }

        foreach (var phase in plan.Phases.Where(phase => locked.All(known => known.Id != phase.Id)))
        {
            yield return Problems.PhaseNotLocked(plan.Source.Path, phase.Span.Line, phase.Id);
        }
    }

    internal static IEnumerable<Diagnostic> SpecChanges(LockedDocument? locked, SourceText? spec) => (locked, spec) switch
    {
        (null, null) => [],
        (null, { } added) => [Problems.LockedSpecChanged(added.Path, "was added")],
        ({ } gone, null) => [Problems.LockedSpecChanged(gone.Path, "is gone")],
        ({ } known, { } now) => now.Sha256 == known.Sha256 ? [] : [Problems.LockedSpecChanged(now.Path, "was changed")],
    };
}
