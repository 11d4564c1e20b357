using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>A step or decision that still leaves a choice. That something is one of two values is none: `returns either A or B`.</summary>
internal sealed partial class OpenDecisionRule : IPlanRule
{
    private static readonly Phrases Open = new(
        ("either", Either()),
        ("decide choose pick", Decide()),
        ("whichever maybe perhaps alternatively could yet option", Maybe()));

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var plan = context.Plan;
        var lines = new LineSet().Add(plan.Decisions, decision => decision.Span).Add(plan.Phases.SelectMany(phase => phase.Steps), step => step.Span);
        foreach (var found in Open.In(context.Prose, lines))
        {
            yield return context.At(Problems.DecisionOpen(found.Text), found.Span);
        }
    }

    [GeneratedRegex(@"(?<!\b(?:returns?|accepts?|takes?|contains?|holds?|is|are|be|being|was|if|when|whether|has|have|on|in|for|to|with|of|from|at|match(?:es)?|throws?|gives?|allows?|expects?|by|not|that|case|unless|until|without|and)\s)\beither\b(?=.{1,200}?\bor\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Either();

    [GeneratedRegex(@"\b(?:(?:decide|choose|pick)\s+(?:whether|which|between|if|how|what|one of|the best|later|an? (?:good|suitable|appropriate))\b|decide (?:during|while|when) implement\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Decide();

    [GeneratedRegex(@"\b(?:whichever|maybe|perhaps)\b|(?:^|[.;]\s+)(?:[-*\d.]+\s+)?alternatively\b|\b(?:we could (?:also|either|instead)|not yet (?:decided|clear|known)|option a\b.{1,120}\boption b)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Maybe();
}
