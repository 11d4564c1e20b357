using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules.Missing;

/// <summary>A plan that a person will not read to its end is not approved, it is waved through.</summary>
internal sealed class LengthRule : IPlanRule
{
    private const int MostLines = 1_200;
    private const int MostWords = 8_000;
    private const int WordsPerMinute = 240;

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var lines = context.Plan.Source.Lines.Count;
        var words = 0;
        // A word and the blank behind it are two characters: a short plan is not counted.
        if (lines > MostLines || context.Prose.Lines.Sum(line => line.Length + 1) > MostWords * 2)
        {
            words = context.Prose.Lines.Sum(Words);
        }

        if (lines > MostLines || words > MostWords)
        {
            yield return context.At(Problems.PlanTooLong(lines, words, Math.Max(1, words / WordsPerMinute), Cut(context.Plan)), Foreplan.Text.SourceSpan.At(1));
        }
    }

    private static int Words(string text)
    {
        var count = 0;
        var isBefore = true;
        foreach (var c in text)
        {
            var isBlank = c <= ' ' || (c >= '\u0080' && char.IsWhiteSpace(c));
            count += isBefore & !isBlank ? 1 : 0;
            isBefore = isBlank;
        }

        return count;
    }

    // The boundary between phases that is nearest to the middle; without phases the longest section.
    private static string Cut(Plan plan)
    {
        if (plan.Phases.Count > 1)
        {
            var middle = (plan.Phases[0].Span.Line + plan.Phases[^1].Span.EndLine) / 2;
            var second = plan.Phases.Skip(1).MinBy(phase => Math.Abs(phase.Span.Line - middle)) ?? plan.Phases[^1];
            var longest = plan.Phases.MaxBy(phase => phase.Span.EndLine - phase.Span.Line) ?? second;
            return $"Cut it before Phase {second.Id} (line {second.Span.Line}) into two plans; its longest part is Phase {longest.Id} with {longest.Span.EndLine - longest.Span.Line + 1} lines.";
        }

        return plan.Sections.MaxBy(section => section.Span.EndLine - section.Span.Line) is { } part
            ? $"Its longest part is \"{part.Title}\" with {part.Span.EndLine - part.Span.Line + 1} lines (line {part.Span.Line})."
            : "Split it into plans of a few phases each.";
    }
}
