using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Plans;

/// <summary>Takes the planner's questions to the person, and records what was answered.</summary>
/// <param name="journal">The journal of the plan.</param>
/// <param name="person">The person; null when nobody is there.</param>
/// <param name="acceptRecommended">Take the recommended answers without asking.</param>
/// <param name="firstNumber">The number of the first question of this journal.</param>
/// <param name="time">The clock, for the day of an answer.</param>
internal sealed class QuestionDesk(IJournal journal, IPerson? person, bool acceptRecommended, int firstNumber, TimeProvider time)
{
    /// <summary>Every question of this journal, with its answer where there is one.</summary>
    public IReadOnlyList<AskedQuestion> Asked =>
        [.. Recorded.Select(asked => new AskedQuestion
        {
            Id = asked.Id,
            Text = asked.Question,
            Why = asked.Why,
            Options = asked.Options,
            Recommended = asked.Recommended,
            Answer = asked.Answer,
            By = asked.By,
        })];

    private IEnumerable<RunEvent.QuestionAsked> Recorded => journal.Events.OfType<RunEvent.QuestionAsked>();

    public async Task<ToolAnswer> AskAsync(AskedQuestion question, CancellationToken cancel)
    {
        // Asked again in other calls, or recorded just before a kill: the answer stands.
        var recorded = Recorded.FirstOrDefault(asked => asked.Question == question.Text);
        if (recorded is null)
        {
            var numbered = question with { Id = $"Q{firstNumber + Recorded.Count()}" };
            var (answer, by) = await AnswerAsync(numbered, cancel);
            recorded = new(numbered.Id, Secrets.Replace(numbered.Text), numbered.Why, numbered.Options, numbered.Recommended, answer is null ? null : Secrets.Replace(answer), by);
            journal.Append(recorded);
        }

        return ToolAnswer.Ok(recorded switch
        {
            { Answer: { } answer, By: "assumed" } => $"assumed: {answer}",
            { Answer: { } answer } => $"answered: {answer}",
            _ => "unanswered: go on with the recommended answer and leave it open",
        });
    }

    private async Task<(string? Answer, string? By)> AnswerAsync(AskedQuestion question, CancellationToken cancel)
    {
        if (acceptRecommended)
        {
            return (question.Recommended, "assumed");
        }

        if (person is null)
        {
            return (null, null);
        }

        string? refused = null;
        while (true)
        {
            var answer = await person.AnswerAsync(question, refused, cancel);
            refused = PlainAnswer.WhyEmpty(answer, question.Options);
            if (refused is null)
            {
                return (answer.Trim(), $"you, {time.GetUtcNow().UtcDateTime:yyyy-MM-dd}");
            }
        }
    }
}
