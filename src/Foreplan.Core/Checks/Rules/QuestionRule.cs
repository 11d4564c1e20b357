using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules;

internal sealed class QuestionRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context) =>
        context.Plan.Questions
            .Where(question => question.State == QuestionState.Open)
            .Select(question => context.At(Problems.QuestionOpen(question.Id), question.Span));
}
