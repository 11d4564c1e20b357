using System.Buffers;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>Two phases of which neither waits for the other must not touch one file. Phases that say nothing of dependencies run one after the other.</summary>
internal sealed class OverlapRule : IPlanRule
{
    private const int MostPhases = 400;
    private const int MostFound = 100;
    private static readonly SearchValues<string> Dependencies = SearchValues.Create(["depends on", "dependencies"], StringComparison.OrdinalIgnoreCase);

    public IEnumerable<Diagnostic> Check(CheckContext context) => Overlaps(context).Take(MostFound);

    private static IEnumerable<Diagnostic> Overlaps(CheckContext context)
    {
        var phases = context.Plan.Phases.Where(phase => phase.Files.Count > 0 && SaysDependencies(phase)).Take(MostPhases)
            .Select(phase => new Claim(phase, [.. phase.Files.Select(Scope).OfType<Claimed>()])).ToList();
        for (var at = 0; at < phases.Count; at++)
        {
            var one = phases[at].Phase;
            foreach (var (other, files) in phases.Skip(at + 1))
            {
                if (Shared(phases[at].Files, files) is { } file && one.Id != other.Id && !context.Order.DependsOn(one, other) && !context.Order.DependsOn(other, one))
                {
                    yield return context.At(Problems.PhasesOverlap(one.Id, other.Id, file.Path), file.Span);
                }
            }
        }
    }

    private static bool SaysDependencies(Phase phase) =>
        phase.DependsOn.Count > 0 || phase.Text.AsSpan().ContainsAny(Dependencies);

    private static Claimed? Scope(FileChange file) =>
        !TreePath.TryNormalize(file.Path, out var path, out _) ? null : new(file, path, file.IsGlob && Glob.TryParse(path, out var glob, out _) ? glob : null);

    // A file that the earlier phase makes is another rule's.
    private static FileChange? Shared(List<Claimed> one, List<Claimed> other) =>
        other.Find(file => one.Exists(mine => mine.File.Kind is not (ChangeKind.New or ChangeKind.Rename) && Touch(mine, file)))?.File;

    private static bool Touch(Claimed one, Claimed other) =>
        one.Path == other.Path || (!other.File.IsGlob && one.Glob?.IsMatch(other.Path) == true) || (!one.File.IsGlob && other.Glob?.IsMatch(one.Path) == true);

    private sealed record Claim(Phase Phase, List<Claimed> Files);

    private sealed record Claimed(FileChange File, string Path, Glob? Glob);
}
