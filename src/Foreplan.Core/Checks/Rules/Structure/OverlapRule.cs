using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>Two phases of which neither waits for the other must not touch one file. Phases that say nothing of dependencies run one after the other.</summary>
internal sealed class OverlapRule : IPlanRule
{
    private const int MostPhases = 400;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var phases = context.Plan.Phases.Where(phase => phase.Files.Count > 0 && SaysDependencies(phase)).Take(MostPhases).ToList();
        for (var one = 0; one < phases.Count; one++)
        {
            for (var other = one + 1; other < phases.Count; other++)
            {
                if (Shared(phases[one], phases[other]) is { } file && phases[one].Id != phases[other].Id
                    && !context.Order.DependsOn(phases[one], phases[other]) && !context.Order.DependsOn(phases[other], phases[one]))
                {
                    yield return context.At(Problems.PhasesOverlap(phases[one].Id, phases[other].Id, file.Path), file.Span);
                }
            }
        }
    }

    private static bool SaysDependencies(Phase phase) =>
        phase.DependsOn.Count > 0 || phase.Text.Contains("depends on", StringComparison.OrdinalIgnoreCase) || phase.Text.Contains("dependencies", StringComparison.OrdinalIgnoreCase);

    // A file that the earlier phase makes is another rule's.
    private static FileChange? Shared(Phase one, Phase other) =>
        other.Files.FirstOrDefault(file => one.Files.Any(mine => mine.Kind is not (ChangeKind.New or ChangeKind.Rename) && Touch(mine, file)));

    private static bool Touch(FileChange one, FileChange other)
    {
        if (!TreePath.TryNormalize(one.Path, out var left, out _) || !TreePath.TryNormalize(other.Path, out var right, out _))
        {
            return false;
        }

        return left == right
            || (one.IsGlob && !other.IsGlob && Glob.TryParse(left, out var first, out _) && first.IsMatch(right))
            || (other.IsGlob && !one.IsGlob && Glob.TryParse(right, out var second, out _) && second.IsMatch(left));
    }
}
