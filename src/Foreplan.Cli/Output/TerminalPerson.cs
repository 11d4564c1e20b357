using Foreplan.Plans;

namespace Foreplan.Cli.Output;

/// <summary>The person at the terminal answers the planner's questions.</summary>
/// <param name="asking">The way to ask.</param>
internal sealed class TerminalPerson(Asking asking) : IPerson
{
    public async Task<string> AnswerAsync(AskedQuestion question, string? refused, CancellationToken cancel)
    {
        asking.Tell(page => Show(page, question, refused));
        var recommended = question.Recommended;
        var prompt = recommended is null ? "Your answer:" : $"Your answer [{PlainText.OneLine(recommended, 60)}]:";
        var typed = await asking.LineAsync(prompt, cancel)
            ?? throw new ForeplanException($"{question.Id} was not answered: the input ended.", "Start again at a terminal, or pass --accept-recommended.", Outcome.Waiting);
        var answer = typed.Trim();
        if (answer.Length == 0 && recommended is not null)
        {
            return recommended;
        }

        if (question.Options.Count == 0 || !int.TryParse(answer, out var number) || question.Options.Contains(answer))
        {
            return answer;
        }

        return number >= 1 && number <= question.Options.Count
            ? question.Options[number - 1]
            : await AnswerAsync(question, $"There is no option {answer}: type 1 to {question.Options.Count}, or the answer in words.", cancel);
    }

    private static void Show(Page page, AskedQuestion question, string? refused)
    {
        if (refused is not null)
        {
            page.Line($"{Ink.Care(refused)}");
            return;
        }

        page.Line().Line($"{Ink.Bold(question.Id)} {question.Text}");
        if (question.Why is { Length: > 0 } why)
        {
            page.Line($"  {Ink.Faint(why)}");
        }

        foreach (var (option, number) in question.Options.Select((option, index) => (option, index + 1)))
        {
            page.Line($"  {number}  {option}{(IsRecommended(option, question.Recommended) ? "  (recommended)" : "")}");
        }
    }

    // A recommendation may carry its reason in parentheses.
    private static bool IsRecommended(string option, string? recommended) =>
        recommended is not null && (recommended.Equals(option, StringComparison.OrdinalIgnoreCase) || recommended.StartsWith(option + " (", StringComparison.OrdinalIgnoreCase));
}
