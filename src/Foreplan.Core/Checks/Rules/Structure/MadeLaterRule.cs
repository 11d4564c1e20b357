using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>What a phase edits or reads must not be made by a phase that runs after it.</summary>
internal sealed class MadeLaterRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        for (var at = 0; at < context.Order.Phases.Count; at++)
        {
            var phase = context.Order.Phases[at];
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
}
