using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Missing;

/// <summary>An answer that leaves the decision where it was.</summary>
internal sealed partial class AnswerRule : IPlanRule
{
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "standard", "the standard", "standard way", "the standard way", "as usual", "usual", "the usual", "normal", "normally", "default", "defaults", "the default", "whatever", "whatever works", "whatever you think",
        "you decide", "up to you", "your choice", "your call", "any", "anything", "either", "either is fine", "both are fine", "don't care", "dont care", "doesn't matter", "does not matter", "not sure", "unsure", "unknown",
        "don't know", "do not know", "no idea", "no preference", "it depends", "depends", "maybe", "probably", "perhaps", "later", "tbd", "tbc", "n/a", "na", "?", "-", "ok", "okay", "fine", "sure", "best practice", "best practices",
        "industry standard", "industry best practices", "as appropriate", "appropriate", "as needed", "sensible", "reasonable", "something sensible", "something reasonable", "a reasonable value", "sensible defaults", "reasonable defaults",
    };

    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        foreach (var question in context.Plan.Questions.Where(question => question.State != QuestionState.Open))
        {
            var answer = HtmlComments.Without(question.Answer ?? "");
            if (answer.Length == 0 && !AnswersBelow(context, question))
            {
                // It is called answered, and is not: whoever approves would approve nothing.
                yield return context.At(Problems.AnswerEmpty(question.Id, "") with { Severity = Severity.Error }, question.Span);
            }
            else if (SaysNothing(question, Plain(answer)))
            {
                yield return context.At(Problems.AnswerEmpty(question.Id, answer), question.Span);
            }
        }
    }

    private static bool AnswersBelow(CheckContext context, Question question)
    {
        for (var line = question.Span.Line + 1; line <= Math.Min(question.Span.EndLine, context.Plan.Source.Lines.Count); line++)
        {
            if (!Remark().IsMatch(context.Plan.Source.Lines[line - 1]))
            {
                return true;
            }
        }

        return false;
    }

    // What was offered for choice may be called so.
    private static bool SaysNothing(Question question, string answer) =>
        (Empty.Contains(answer) || Hollow().IsMatch(answer)) && !question.Options.Any(option => Plain(option) == answer);

    private static string Plain(string text) => text.Trim().Trim('.', '!', '"', '\'', '`', '*', '_', '(', ')').Trim().ToLowerInvariant().Replace('’', '\'');

    // "Whatever you think is best", "I don't know", "a sensible value".
    [GeneratedRegex(@"^(?:whatever(?: \w+){0,5}|(?:i|we) (?:don't|do not) (?:really )?(?:know|care|mind)(?: yet)?|(?:i|we) have no (?:idea|preference)|(?:you|the (?:model|planner|executor)) (?:can |may |should )?(?:decide|choose)s?|(?:use|choose|pick|take)? ?(?:an?|the|some)? ?(?:sensible|reasonable|good|appropriate|suitable|standard|usual|common|normal|typical|best|default) (?:value|default|number|choice|one|way|limit|size|amount|name|option|approach|solution|behaviou?r)s?|(?:as|what) you (?:like|wish|want|prefer|see fit|think(?: is)? best)|use your (?:own )?(?:judge?ment|discretion)|(?:not (?:yet )?|to be |still to be )(?:decided|determined|defined|answered)(?: yet)?)$")]
    private static partial Regex Hollow();

    [GeneratedRegex(@"^\s*$|^\s*[-*+]?\s*\**(?:why|options|choices|recommend)|^\s{4,}[-*+] |^\s*<!--", RegexOptions.IgnoreCase)]
    private static partial Regex Remark();
}
