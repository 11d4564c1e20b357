using System.Globalization;
using Foreplan.Runs;
using Foreplan.Text;
using Foreplan.Tools;

namespace Foreplan.Plans;

/// <summary>Takes the planner's questions to the person, and records what was answered.</summary>
/// <param name="journal">The journal of the plan.</param>
/// <param name="person">The person; null when nobody is there.</param>
/// <param name="acceptRecommended">Take the recommended answers without asking.</param>
/// <param name="firstNumber">The number of the first question of this journal.</param>
internal sealed class QuestionDesk(IJournal journal, IPerson? person, bool acceptRecommended, int firstNumber)
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
            By = asked.By == "you" ? $"you, {DayOf(asked)}" : asked.By,
        })];

    /// <summary>The day on which a question was answered.</summary>
    public static string DayOf(RunEvent.QuestionAsked asked) => asked.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<RunEvent.QuestionAsked> Recorded => journal.Events.OfType<RunEvent.QuestionAsked>();

    public async Task<ToolAnswer> AskAsync(AskedQuestion question, CancellationToken cancel)
    {
        question = Safe(question);
        // Asked again in other calls, or recorded just before a kill: the answer stands.
        var recorded = Recorded.FirstOrDefault(asked => asked.Question == question.Text);
        if (recorded is null)
        {
            var numbered = question with { Id = $"Q{firstNumber + Recorded.Count()}" };
            var (answer, by) = await AnswerAsync(numbered, cancel);
            recorded = new(numbered.Id, numbered.Text, numbered.Why, numbered.Options, numbered.Recommended, answer is null ? null : Secrets.Replace(answer), by);
            journal.Append(recorded);
        }

        return ToolAnswer.Ok(recorded switch
        {
            { Answer: { } answer, By: "assumed" } => $"assumed: {answer}",
            { Answer: { } answer } => $"answered: {answer}",
            _ => "unanswered: go on with the recommended answer and leave it open",
        });
    }

    private static AskedQuestion Safe(AskedQuestion question) => question with
    {
        Text = Secrets.Replace(question.Text),
        Why = question.Why is { } why ? Secrets.Replace(why) : null,
        Options = [.. question.Options.Select(Secrets.Replace)],
        Recommended = question.Recommended is { } recommended ? Secrets.Replace(recommended) : null,
    };

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
                return (answer.Trim(), "you");
            }
        }
    }
}
