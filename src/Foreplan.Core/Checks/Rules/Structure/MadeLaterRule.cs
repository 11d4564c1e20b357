using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules.Structure;

/// <summary>What a phase edits or reads must not be made by a phase that runs after it.</summary>
internal sealed class MadeLaterRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < context.Order.Phases.Count; at++)
        {
            var phase = context.Order.Phases[at];
            var needed = phase.Files.Where(file => file.Kind != ChangeKind.New && !file.IsGlob).Select(file => (Path: file.From ?? file.Path, file.Span))
                .Concat(phase.Read.Select(range => (range.Path, range.Span)));
            foreach (var (written, span) in needed)
            {
                if (TreePath.TryNormalize(written, out var path, out _) && context.Makers.TryGetValue(path, out var maker) && maker.At > at && !done.Contains(path) && context.Files?.Tree.Exists(path) != true)
                {
                    yield return context.At(Problems.MadeLater(phase.Id, path, maker.Phase.Id), span);
                }
            }

            done.UnionWith(phase.Files.Where(IsMade).Select(file => file.Path));
        }
    }

    /// <summary>True when a phase after this one makes the file, so that it is said here and not as a file that is missing.</summary>
    public static bool IsMadeLater(CheckContext context, Phase phase, string path) =>
        context.Makers.TryGetValue(path, out var maker) && maker.Last > context.Order.PositionOf(phase);

    /// <summary>For each path the first phase that makes it, and the positions of the first and the last.</summary>
    public static Dictionary<string, (Phase Phase, int At, int Last)> Makers(CheckContext context)
    {
        var makers = new Dictionary<string, (Phase Phase, int At, int Last)>(StringComparer.Ordinal);
        for (var at = 0; at < context.Order.Phases.Count; at++)
        {
            foreach (var file in context.Order.Phases[at].Files.Where(IsMade))
            {
                if (TreePath.TryNormalize(file.Path, out var path, out _))
                {
                    makers[path] = makers.TryGetValue(path, out var maker) ? maker with { Last = at } : (context.Order.Phases[at], at, at);
                }
            }
        }

        return makers;
    }

    private static bool IsMade(FileChange file) => file.Kind is ChangeKind.New or ChangeKind.Rename;
}
