using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Reviews;

/// <summary>Requirements all of whose phases changed nothing.</summary>
internal sealed class UntouchedRequirements : IDeviationRule
{
    public IEnumerable<Deviation> Find(PlannedResult result)
    {
        var wanted = result.Spec?.Requirements.Select(item => (item.Id, item.Text))
            ?? result.Plan.Phases.SelectMany(phase => phase.Requirements).Distinct(StringComparer.OrdinalIgnoreCase).Select(id => (Id: id, Text: ""));
        foreach (var (id, text) in wanted)
        {
            var phases = result.Plan.Phases.Where(phase => phase.Requirements.Any(served => Serves(served, id))).ToList();
            if (phases.Count > 0 && !phases.Exists(phase => HasChanged(result, phase)))
            {
                yield return new()
                {
                    Kind = "requirement_without_change",
                    Phase = phases[0].Id,
                    Title = $"{LineText.Short(id)} has no changed line: Phase {string.Join(", ", phases.Select(phase => phase.Id))} changed nothing",
                    Detail = LineText.Short(text),
                };
            }
        }
    }

    // A phase that serves 1 serves 1.2.
    private static bool Serves(string served, string id) =>
        id.Equals(served, StringComparison.OrdinalIgnoreCase) || id.StartsWith(served + ".", StringComparison.OrdinalIgnoreCase);

    private static bool HasChanged(PlannedResult result, Phase phase) => result.Touched is { } touched
        ? touched.TryGetValue(phase.Id, out var paths) && paths.Count > 0
        : phase.Files.Any(file => IsChanged(result, file)) || result.Texts.Any(text => text.Phase == phase.Id && text.Path is { } path && result.IsChanged(path));

    private static bool IsChanged(PlannedResult result, FileChange file) =>
        (TreePath.TryNormalize(file.Path, out var path, out _) && result.IsChanged(path))
        || (file.IsGlob && Glob.TryParse(file.Path, out var glob, out _) && result.Changes.Any(change => glob.IsMatch(change.Path)));
}
