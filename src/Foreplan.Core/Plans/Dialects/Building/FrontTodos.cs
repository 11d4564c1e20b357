using System.Text.RegularExpressions;
using Foreplan.Plans.Dialects.Drafts;

namespace Foreplan.Plans.Dialects.Building;

// Cursor's plans keep their steps in the YAML: `todos`, each with a `content` and a `status`.
internal static partial class FrontTodos
{
    // The steps of one phase, in order; empty where there are none.
    public static IReadOnlyList<DraftLine> Of(DialectDocument document)
    {
        List<DraftLine> steps = [];
        var isInside = false;
        for (var i = 1; i < document.Front.LineCount - 1; i++)
        {
            var line = document.Lines[i].Text;
            isInside = line.Length > 0 && char.IsLetter(line[0]) ? line.StartsWith("todos:", StringComparison.Ordinal) : isInside;
            if (!isInside || Field().Match(line) is not { Success: true } field)
            {
                continue;
            }

            var value = field.Groups["value"].Value.Trim();
            if (field.Groups["name"].Value == "content")
            {
                for (var next = i + 1; next < document.Front.LineCount - 1 && document.Lines[next].Text is var more && more.Trim().Length > 0 && !Key().IsMatch(more); next++)
                {
                    value = $"{value} {more.Trim()}";
                }

                steps.Add(new($"{steps.Count + 1}. [ ] {Bare(value)}", document.Number, document.Lines[i].Number));
            }
            else if (steps.Count > 0)
            {
                steps[^1] = value switch
                {
                    "completed" or "done" => steps[^1].With(steps[^1].Text.Replace("[ ]", "[x]", StringComparison.Ordinal)),
                    "in_progress" or "in-progress" => steps[^1].With(steps[^1].Text + " (in progress)"),
                    "cancelled" => steps[^1].With(steps[^1].Text + " (cancelled)"),
                    _ => steps[^1],
                };
            }
        }

        return steps;
    }

    // A text in quotes is without them.
    private static string Bare(string value) => value is ['"', .., '"'] ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal)
        : value is ['\'', .., '\''] ? value[1..^1].Replace("''", "'", StringComparison.Ordinal)
        : value.TrimStart('>', '|', '-').TrimStart();

    [GeneratedRegex(@"^\s*(?:-\s+)?(?<name>content|status):\s*(?<value>.*)$")]
    private static partial Regex Field();

    [GeneratedRegex(@"^\s*(?:-\s+)?(?:id|content|status|dependencies|[a-zA-Z]+):(?:\s|$)|^\s*-\s")]
    private static partial Regex Key();
}
