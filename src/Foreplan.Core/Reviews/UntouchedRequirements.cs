using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>Requirements all of whose phases changed nothing.</summary>
internal sealed class UntouchedRequirements : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result)
    {
        foreach (var item in result.Spec?.Requirements ?? [])
        {
            var phases = result.Plan.Phases.Where(phase => phase.Requirements.Contains(item.Id, StringComparer.OrdinalIgnoreCase)).ToList();
            if (phases.Count > 0 && !phases.Exists(phase => HasChanged(result, phase)))
            {
                yield return new()
                {
                    Kind = "requirement",
                    Phase = phases[0].Id,
                    Title = $"{item.Id} has no changed line: Phase {string.Join(", ", phases.Select(phase => phase.Id))} changed nothing",
                    Detail = item.Text,
                };
            }
        }
    }

    private static bool HasChanged(PlannedResult result, Phase phase) => result.Touched is { } touched
        ? touched.TryGetValue(phase.Id, out var paths) && paths.Count > 0
        : phase.Files.Any(file => IsChanged(result, file)) || result.Texts.Any(text => text.Phase == phase.Id && text.Path is { } path && result.IsChanged(path));

    private static bool IsChanged(PlannedResult result, FileChange file) =>
        (TreePath.TryNormalize(file.Path, out var path, out _) && result.IsChanged(path))
        || (file.IsGlob && Glob.TryParse(file.Path, out var glob, out _) && result.Changes.Any(change => glob.IsMatch(change.Path)));
}
