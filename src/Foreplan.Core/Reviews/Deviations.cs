using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;

namespace Foreplan.Reviews;

/// <summary>Compares a run's result with its plan, by code.</summary>
public static class Deviations
{
    private static readonly IDeviationRule[] Rules =
    [
        new UnplannedFiles(), new UndoneFiles(), new GivenTexts(), new UntouchedRequirements(), new UnfinishedLines(), new WeakenedTests(),
    ];

    /// <summary>Every deviation, by path and line.</summary>
    /// <param name="plan">The locked plan.</param>
    /// <param name="spec">What was wanted; null leaves requirements out.</param>
    /// <param name="base">The files at the base commit.</param>
    /// <param name="head">The files of the result.</param>
    /// <param name="changes">What differs between the two.</param>
    /// <param name="diff">The unified diff between the two, whole.</param>
    /// <param name="touched">The paths that each phase's commit changed, by the phase's number; null tells them from the phases' files.</param>
    public static IReadOnlyList<Deviation> Find(
        Plan plan, Spec? spec, ITree @base, ITree head, IReadOnlyList<ChangedFile> changes, string diff, IReadOnlyDictionary<int, IReadOnlyList<string>>? touched = null)
    {
        var result = new PlannedResult(plan, spec, @base, head, changes, diff, touched);
        return
        [
            .. Rules.SelectMany(rule => rule.Find(result)).Distinct()
                .OrderBy(deviation => deviation.Path ?? "", StringComparer.Ordinal).ThenBy(deviation => deviation.Line ?? 0),
        ];
    }
}
