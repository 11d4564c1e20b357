using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Three dots where text should be: alone on a line, at the end of a step, or in text that a file shall hold word for word.</summary>
internal sealed partial class EllipsisRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        for (var at = 0; at < context.Prose.Lines.Length; at++)
        {
            // Without its blanks, of which a comment that was taken out leaves many.
            var line = context.Prose.Lines[at].AsSpan().Trim();
            if (line.Length > 0 && !line.ContainsAnyInRange('a', 'z') && Alone().IsMatch(line))
            {
                yield return context.At(Problems.TextLeftOut(), SourceSpan.At(at + 1));
            }
        }

        foreach (var step in context.Plan.Phases.SelectMany(phase => phase.Steps).Where(step => EndsOpen(step.Text)))
        {
            yield return context.At(Problems.TextLeftOut(), step.Span);
        }

        foreach (var text in context.Plan.Excerpts.Concat(context.Plan.Phases.SelectMany(phase => phase.Excerpts)).Where(excerpt => excerpt.IsRequiredText))
        {
            var lines = text.Content.Split('\n');
            if (Array.FindIndex(lines, line => Cut().IsMatch(line)) is >= 0 and var found)
            {
                yield return context.At(Problems.TextLeftOut(), SourceSpan.At(text.Span.Line + 1 + found));
            }
        }
    }

    private static bool EndsOpen(string step)
    {
        var line = step.Split('\n')[0].TrimEnd();
        line = line.EndsWith("….", StringComparison.Ordinal) || line.EndsWith("....", StringComparison.Ordinal) ? line[..^1] : line;
        return (line.EndsWith("...", StringComparison.Ordinal) || line.EndsWith('…')) && line.Trim('.', '…', ' ').Length > 0;
    }

    [GeneratedRegex(@"^(?:[-*+]|\d+[.)])?\s*(?:\.{3,}|…|\[(?:\.{3}|…)\]|\((?:\.{3}|…)\))$")]
    private static partial Regex Alone();

    // A line of code that stands for others: `// ... existing code ...`, `# rest of the file`. Python's own `...` is code.
    [GeneratedRegex(@"^\s*(?://|#|--|/\*|<!--|;|\*)\s*(?:\.{3}|…|(?:the )?rest of\b|existing code|remaining code|same as (?:above|before)|unchanged\b|(?:your|implementation) (?:code|goes) here|implement(?:ation)? here)", RegexOptions.IgnoreCase)]
    private static partial Regex Cut();
}
