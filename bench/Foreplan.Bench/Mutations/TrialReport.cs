using System.Globalization;
using System.Text;

namespace Foreplan.Bench.Mutations;

/// <summary>The figures of a trial, as text.</summary>
internal static class TrialReport
{
    public static string Of(Trial trial, bool isLong)
    {
        var text = new StringBuilder();
        foreach (var kind in trial.Outcomes.GroupBy(outcome => outcome.Mutant.Kind))
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind.Key,-24}{kind.Count(outcome => outcome.IsFound),6} of {kind.Count(),5} found\n");
        }

        foreach (var missed in trial.Outcomes.Where(outcome => !outcome.IsFound).Take(isLong ? int.MaxValue : 20))
        {
            text.Append(CultureInfo.InvariantCulture, $"missed: {missed.Mutant.Kind} in {missed.Plan}: {missed.Mutant.What.ReplaceLineEndings(" ⏎ ")} (expected {string.Join(" or ", missed.Mutant.Rules)}; found {string.Join(' ', missed.More.Select(found => found.Id).Distinct())})\n");
        }

        foreach (var (plan, error) in trial.FalseErrors.Take(isLong ? int.MaxValue : 20))
        {
            text.Append(CultureInfo.InvariantCulture, $"false error in {plan}: {error}\n");
        }

        foreach (var warning in trial.Warnings.GroupBy(found => found.Warning.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{warning.Key} warns {warning.Count()} times of untouched plans, such as {warning.First().Plan}: {warning.First().Warning.Message}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"untouched plans with a warning: {trial.WarnedPlans} of {trial.Plans} ({trial.Warned:P2})\n");
        text.Append(CultureInfo.InvariantCulture, $"planted faults found by the right rule: {trial.Outcomes.Count(outcome => outcome.IsFound)} of {trial.Outcomes.Count} ({trial.Found:P2})\n");
        return text.Append(CultureInfo.InvariantCulture, $"untouched plans with a false error: {trial.WrongPlans} of {trial.Plans} ({trial.False:P2}), {trial.FalseErrors.Count} errors\n").ToString();
    }
}
