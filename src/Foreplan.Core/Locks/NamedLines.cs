using Foreplan.Checks;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Locks;

/// <summary>The lines that a plan names, followed from one commit to another.</summary>
internal sealed class NamedLines(Plan plan, ITree then, ITree now)
{
    private readonly TreeFiles before = new(then);
    private readonly TreeFiles after = new(now);
    private readonly Dictionary<string, IReadOnlyList<NamedLine>> known = [];

    /// <summary>The lines of one file that the plan names, each place once.</summary>
    public IReadOnlyList<NamedLine> Of(string path)
    {
        if (!known.TryGetValue(path, out var found))
        {
            known.Add(path, found = Follow(path));
        }

        return found;
    }

    /// <summary>The line of the file, as it is now, at which the first of them changed; null when none did.</summary>
    public int? FirstConflict(string path) => Of(path).Select(line => line.Now is null ? line.After?.Line : null).FirstOrDefault(line => line is not null);

    private IReadOnlyList<NamedLine> Follow(string path)
    {
        var named = Named().Where(line => TreePath.TryNormalize(line.Path, out var at, out _) && at == path).DistinctBy(line => (line.At, line.From, line.To)).ToList();
        if (named.Count == 0 || before.CleanLines(path) is not { } old)
        {
            return [];
        }

        var there = after.CleanLines(path) ?? [];
        var pairs = LineMatch.Of(old, there).ToDictionary(pair => pair.Left, pair => pair.Right);
        return [.. named.Where(line => line.From >= 1 && line.To >= line.From && line.To <= old.Count).Select(line => Placed(line, old, there, pairs))];
    }

    private IEnumerable<NamedLine> Named() =>
        plan.Excerpts.Concat(plan.Phases.SelectMany(phase => phase.Excerpts)).Where(excerpt => excerpt.From is not null)
            .Select(excerpt => new NamedLine { Path = excerpt.Path, From = excerpt.From ?? 1, To = excerpt.To ?? excerpt.From ?? 1, At = excerpt.Span.Line, IsExcerpt = true })
            .Concat(plan.Phases.SelectMany(phase => phase.Read).Concat(plan.Mentions).Where(range => range.From is not null)
                .Select(range => new NamedLine { Path = range.Path, From = range.From ?? 1, To = range.To ?? range.From ?? 1, At = range.Span.Line }));

    private static NamedLine Placed(NamedLine line, IReadOnlyList<string> old, IReadOnlyList<string> there, Dictionary<int, int> pairs)
    {
        var first = line.From - 1;
        for (var at = first; at < line.To; at++)
        {
            var expected = at == first ? pairs.GetValueOrDefault(at, -1) : pairs[at - 1] + 1;
            if (expected < 0 || !pairs.TryGetValue(at, out var place) || place != expected)
            {
                // What stands where the line was, seen from the nearest line before it that is still there.
                var anchor = Enumerable.Range(0, at).Reverse().Where(pairs.ContainsKey).Select(known => pairs[known] + 1).FirstOrDefault();
                return line with { Before = (at + 1, old[at]), After = anchor < there.Count ? (anchor + 1, there[anchor]) : null };
            }
        }

        return line with { Now = pairs[first] + 1 };
    }
}
