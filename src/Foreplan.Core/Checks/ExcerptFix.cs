using Foreplan.Checks.Rules;
using Foreplan.Plans;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Checks;

/// <summary>Writes the lines into a plan at which its excerpts stand now, where they stand at exactly one other place.</summary>
public static class ExcerptFix
{
    /// <summary>The plan's text with the lines corrected, and how many excerpts that were; the same text when there was nothing to correct.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tree">The files at the commit.</param>
    public static (string Text, int Count) Apply(Plan plan, ITree tree)
    {
        var files = new TreeFiles(tree);
        var lines = plan.Source.Lines.ToArray();
        var count = 0;
        foreach (var excerpt in plan.Excerpts.Concat(plan.Phases.SelectMany(phase => phase.Excerpts)).Where(excerpt => !excerpt.IsRequiredText))
        {
            if (Moved(excerpt, files) is not { } from)
            {
                continue;
            }

            var to = from + excerpt.Content.Split('\n').Length - 1;
            var at = excerpt.Span.Line - 1;
            var path = lines[at].IndexOf(excerpt.Path, StringComparison.Ordinal);
            var end = path + excerpt.Path.Length;
            if (path < 0)
            {
                continue;
            }

            var rest = end;
            while (rest < lines[at].Length && (char.IsAsciiDigit(lines[at][rest]) || lines[at][rest] is ':' or '#' or 'L' or '-' or '–'))
            {
                rest++;
            }

            lines[at] = $"{lines[at][..end]}:{from}{(to == from ? "" : $"-{to}")}{lines[at][rest..]}";
            count++;
        }

        return (string.Join('\n', lines), count);
    }

    private static int? Moved(Excerpt excerpt, TreeFiles files)
    {
        if (!TreePath.TryNormalize(excerpt.Path, out var path, out _) || files.CleanLines(path) is not { } lines)
        {
            return null;
        }

        var quoted = new QuotedLines(Secrets.Replace(excerpt.Content));
        var from = excerpt.From ?? 1;
        return quoted.Count == (excerpt.To ?? from) - from + 1 && quoted.StandAt(lines, from) ? null : quoted.PlacesIn(lines) is [var only] ? only : null;
    }
}
