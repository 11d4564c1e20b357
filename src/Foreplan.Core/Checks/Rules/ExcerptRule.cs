using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks.Rules;

/// <summary>Quoted lines must be what the file holds at the base commit; lines that only moved are found again.</summary>
internal sealed class ExcerptRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Files is not { } files)
        {
            yield break;
        }

        foreach (var excerpt in context.Plan.Excerpts.Concat(context.Plan.Phases.SelectMany(phase => phase.Excerpts)).Where(excerpt => !excerpt.IsRequiredText))
        {
            if (Judge(excerpt, files) is { } problem)
            {
                yield return context.At(problem, excerpt.Span);
            }
        }
    }

    private static Diagnostic? Judge(Excerpt excerpt, TreeFiles files)
    {
        if (!TreePath.TryNormalize(excerpt.Path, out var path, out var why))
        {
            return Problems.PathNotInTree(excerpt.Path, why);
        }

        if (files.CleanLines(path) is not { } lines)
        {
            return Problems.ExcerptWithoutFile(excerpt.Path, files.Near(path, files.Tree.Paths));
        }

        var from = excerpt.From ?? 1;
        var to = excerpt.To ?? from;
        var place = from == to ? $"{excerpt.Path}:{from}" : $"{excerpt.Path}:{from}-{to}";
        var quoted = new QuotedLines(Secrets.Replace(excerpt.Content));
        if (quoted.Count == to - from + 1 && quoted.StandAt(lines, from))
        {
            return null;
        }

        var places = quoted.PlacesIn(lines);
        return places.Count switch
        {
            1 => Problems.ExcerptMoved(place, places[0], places[0] + quoted.Count - 1),
            > 1 => Problems.ExcerptAmbiguous(place, places.Count),
            _ => Problems.ExcerptDiffers(place, Difference(quoted, lines, from, to)),
        };
    }

    private static string Difference(QuotedLines quoted, IReadOnlyList<string> lines, int from, int to)
    {
        if (from < 1 || to < from || from > lines.Count)
        {
            return $"the file has {lines.Count} lines";
        }

        var at = Enumerable.Range(0, quoted.Count).FirstOrDefault(index => from + index > lines.Count || !quoted.IsLine(index, lines[from + index - 1]), quoted.Count);
        return from + at > lines.Count ? $"the file ends at line {lines.Count}"
            : at == quoted.Count ? $"it quotes {quoted.Count} lines"
            : $"line {from + at} is `{Short(lines[from + at - 1])}`";
    }

    private static string Short(string line) => line.Trim() is { Length: > 80 } long_ ? long_[..80] + "…" : line.Trim();
}
