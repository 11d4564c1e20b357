using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules.Missing;

/// <summary>An answer that leaves the decision where it was.</summary>
internal sealed class AnswerRule : IPlanRule
{
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "standard", "the standard", "standard way", "the standard way", "as usual", "usual", "the usual", "normal", "normally", "default", "defaults", "the default", "whatever", "whatever works", "whatever you think",
        "you decide", "up to you", "your choice", "your call", "any", "anything", "either", "either is fine", "both are fine", "don't care", "dont care", "doesn't matter", "does not matter", "not sure", "unsure", "unknown",
        "don't know", "do not know", "no idea", "no preference", "it depends", "depends", "maybe", "probably", "perhaps", "later", "tbd", "tbc", "n/a", "na", "?", "-", "ok", "okay", "fine", "sure", "best practice", "best practices",
        "industry standard", "industry best practices", "as appropriate", "appropriate", "as needed", "sensible", "reasonable", "something sensible", "something reasonable", "a reasonable value", "sensible defaults", "reasonable defaults",
    };

    public IEnumerable<Diagnostic> Check(CheckContext context) =>
        context.Plan.Questions
            .Where(question => question.State != QuestionState.Open && SaysNothing(question))
            .Select(question => context.At(Problems.AnswerEmpty(question.Id, question.Answer ?? ""), question.Span));

    // What was offered for choice may be called so.
    private static bool SaysNothing(Question question)
    {
        var answer = Plain(question.Answer ?? "");
        return Empty.Contains(answer) && !question.Options.Any(option => Plain(option) == answer);
    }

    private static string Plain(string text) => text.Trim().Trim('.', '!', '"', '\'', '`', '*', '_', '(', ')').Trim().ToLowerInvariant().Replace('’', '\'');
}
