using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>A line of verification that asks for an opinion instead of a measurement.</summary>
internal sealed partial class JudgingGateRule : IPlanRule
{
    private static readonly Phrases Judging = new(["work", "look", "correct", "expected", "properly", "good", "fine", "well", "clean", "readable", "regression", "review", "sense", "sure", "intended", "robust", "tested", "structured", "documented", "reasonable", "sensible", "acceptable", "friendly", "fast", "responsive", "intuitive"], Judgement());

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var plan = context.Plan;
        var spans = plan.Phases.SelectMany(phase => phase.HandChecks.Select(check => check.Span).Concat(phase.Gates.Select(gate => gate.Span)))
            .Concat(plan.DoneWhen.Select(gate => gate.Span))
            .Select(span => span.Line)
            .Concat(plan.Diagnostics.Where(found => found.Id == "PL025").Select(found => found.Line ?? 0));
        foreach (var line in spans.Distinct().Where(line => line > 0 && line <= context.Prose.Lines.Count))
        {
            if (Judging.In(context.Prose.Lines[line - 1]) is { } match)
            {
                yield return context.At(Problems.GateJudges(match.Value.Trim()), SourceSpan.At(line, match.Index + 1));
            }
        }
    }

    [GeneratedRegex(
        @"\b(?:(?:still |all |just )?works?(?: (?:correctly|properly|fine|well|as (?:expected|intended|before|it should)|again|everywhere))(?=\W|$)|(?:everything|it|all|app|application|page|feature|system) (?:still )?works?(?=\s*(?:[.,;]|$))"
        + @"|(?:behaves?|functions?|performs?|runs?|renders?|displays?|loads?) (?:correctly|properly|fine|well|as (?:expected|intended))|looks? (?:good|right|fine|correct|ok|okay|nice|clean)"
        + @"|(?:is|are) (?:correct|fine|good|clean|readable|robust|as (?:expected|intended)|well[- ](?:tested|structured|documented)|reasonable|sensible|acceptable|user[- ]friendly|fast(?: enough)?|responsive|intuitive)(?=\s*(?:[.,;]|$|and\b|or\b))|no regressions?|makes? sense|all good|as expected(?=\s*(?:[.,;]|$)))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Judgement();
}
