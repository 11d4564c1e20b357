using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Words that stand where something was to be decided. In code they are other people's words.</summary>
internal sealed partial class PlaceholderRule : IPlanRule
{
    private static readonly Phrases Placeholders = new(("TBD TBC TBA TODO FIXME XXX ? clarification determined decided defined filled clarified insert fill", Placeholder()));

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var questions = new LineSet().Add(context.Plan.Questions, question => question.Span);
        foreach (var found in Placeholders.In(context.Prose))
        {
            if (!questions.Contains(found.Line))
            {
                yield return context.At(Problems.PlaceholderLeft(found.Text), found.Span);
            }
        }
    }

    // A mark: before a colon or an end, or where an item or a sentence begins and no thing of that name is meant.
    [GeneratedRegex(@"\b(?:TBD|TBC|TBA|FIXME|XXX)\b|\?\?\?|(?<![\w`/.\-])(?<!^\W*(?i:status)\W{1,8})TODO(?=\s*(?:[:)\]\-–—]|$))|(?<=^\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:\*\*)?|[.!?;]\s+)TODO(?=(?:\*\*)?\s+(?!(?:lists?|items?|apps?|applications?|comments?|markers?|pages?|entry|entries|apis?|tables?|models?|components?|files?|boards?|tasks?|notes?|tags?|is|are|was|were|and|or)\b)\p{L})|\[NEEDS CLARIFICATION[^\]]*\]|\b(?i:to be (?:determined|decided|defined|filled in|clarified))\b|(?i:<insert [^>]{1,60}>|\[fill in[^\]]{0,60}\])")]
    private static partial Regex Placeholder();
}
