using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Runs;
using Foreplan.Specs;

namespace Foreplan.Reviews;

/// <summary>Compares a run's result with its plan, by code.</summary>
public static class Deviations
{
    private const int MostOfAKind = 100;

    private static readonly IDeviationRule[] Rules =
    [
        new UnplannedFiles(), new UndoneFiles(), new GivenTexts(), new UntouchedRequirements(), new UnfinishedLines(), new WeakenedTests(),
    ];

    /// <summary>The deviations by path and line. Of one kind at most a hundred are told singly, and then how many more there are.</summary>
    /// <param name="plan">The locked plan.</param>
    /// <param name="spec">What was wanted; null takes the requirements that the phases name.</param>
    /// <param name="before">The files at the base commit.</param>
    /// <param name="head">The files of the result.</param>
    /// <param name="changes">What differs between the two.</param>
    /// <param name="diff">The unified diff between the two, whole.</param>
    /// <param name="touched">The paths that each phase's commit changed, by the phase's number; null tells them from the phases' files.</param>
    /// <param name="left">The files as a phase left them, by its number, so that a later phase may change a text that an earlier one had to leave; null, or null for a phase, compares with the result alone.</param>
    public static IReadOnlyList<Deviation> Find(
        Plan plan,
        Spec? spec,
        ITree before,
        ITree head,
        IReadOnlyList<ChangedFile> changes,
        string diff,
        IReadOnlyDictionary<int, IReadOnlyList<string>>? touched = null,
        Func<int, ITree?>? left = null)
    {
        var result = new PlannedResult(plan, spec, before, head, changes, diff) { Touched = touched, Left = left };
        return [.. Rules.SelectMany(rule => rule.Find(result)).Distinct().GroupBy(deviation => deviation.Kind).SelectMany(Shortened)
            .OrderBy(deviation => deviation.Path ?? "", StringComparer.Ordinal).ThenBy(deviation => deviation.Line ?? 0)];
    }

    private static IEnumerable<Deviation> Shortened(IGrouping<string, Deviation> kind)
    {
        var rest = kind.Count() - MostOfAKind;
        return rest <= 0 ? kind : kind.Take(MostOfAKind).Append(new() { Kind = kind.Key, Title = $"{rest} more deviations of the kind {kind.Key}" });
    }
}
