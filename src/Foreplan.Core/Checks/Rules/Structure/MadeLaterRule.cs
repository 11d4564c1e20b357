using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>What a phase edits or reads must not be made by a phase that runs after it; what it reads of an earlier phase, it waits for.</summary>
internal sealed class MadeLaterRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        for (var at = 0; at < context.Order.Phases.Count; at++)
        {
            var phase = context.Order.Phases[at];
            foreach (var (read, maker, span) in ReadUnwaited(context, phase))
            {
                yield return context.At(Problems.DependencyNotSaid(phase.Id, read, maker.Id), span);
            }

            var needed = phase.Files.Where(file => file.Kind != ChangeKind.New && !file.IsGlob).Select(file => new PlacedText(file.From ?? file.Path, file.Span))
                .Concat(phase.Read.Select(range => new PlacedText(range.Path, range.Span)));
            foreach (var (written, span) in needed)
            {
                if (TreePath.TryNormalize(written, out var path, out _) && context.Fates.MakersOf(path) is { } maker && maker.At > at && context.Files?.Tree.Exists(path) != true)
                {
                    yield return context.At(Problems.MadeLater(phase.Id, path, maker.Phase.Id), span);
                }
            }
        }
    }

    // Files that it works on are judged where they are.
    private static IEnumerable<(string Path, Phase Maker, SourceSpan Span)> ReadUnwaited(CheckContext context, Phase phase)
    {
        var before = context.Files is { } tree && phase.Read.Count > 0 ? context.Before(tree, phase) : null;
        foreach (var range in before is null ? [] : phase.Read)
        {
            if (TreePath.TryNormalize(range.Path, out var path, out _) && !phase.Files.Any(file => file.Path == path)
                && before?.MakerOf(path) is { } maker && maker != phase && !context.Order.DependsOn(phase, maker))
            {
                yield return (path, maker, range.Span);
            }
        }
    }
}
