using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>A line of verification that asks for an opinion instead of a measurement.</summary>
internal sealed partial class JudgingGateRule : IPlanRule
{
    private static readonly Phrases Judging = new((
        "work works look looks correct correctly properly good fine well clean readable robust expected intended reasonable sensible acceptable friendly fast "
        + "responsive intuitive regression sense",
        Judgement()));

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var plan = context.Plan;
        var lines = new LineSet().Add(plan.Phases.SelectMany(phase => phase.HandChecks), check => SourceSpan.At(check.Span.Line))
            .Add(plan.Phases.SelectMany(phase => phase.Gates).Concat(plan.DoneWhen), gate => SourceSpan.At(gate.Span.Line))
            .Add(plan.Diagnostics.Where(found => found.Id == "PL025"), found => SourceSpan.At(found.Line ?? 0));
        foreach (var found in Judging.In(context.Prose, lines))
        {
            yield return context.At(Problems.GateJudges(found.Text), found.Span);
        }
    }

    [GeneratedRegex(
        @"\b(?:(?:still |all |just )?works?(?: (?:correctly|properly|fine|well|as (?:expected|intended|before|it should)|again|everywhere))(?=\W|$)|(?:everything|it|all|app|application|page|feature|system) (?:still )?works?(?=\s*(?:[.,;]|$))"
        + @"|(?:behaves?|functions?|performs?|runs?|renders?|displays?|loads?) (?:correctly|properly|fine|well|as (?:expected|intended))|looks? (?:good|right|fine|correct|ok|okay|nice|clean)"
        + @"|(?:is|are) (?:correct|fine|good|clean|readable|robust|as (?:expected|intended)|well[- ](?:tested|structured|documented)|reasonable|sensible|acceptable|user[- ]friendly|fast(?: enough)?|responsive|intuitive)(?=\s*(?:[.,;]|$|and\b|or\b))|no regressions?|makes? sense|all good|as expected(?=\s*(?:[.,;]|$)))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Judgement();
}
