using System.CommandLine;
using System.Text.RegularExpressions;
using Foreplan.Cli.Output;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

internal static partial class AnswerCommand
{
    public static Verb Of(App app)
    {
        var words = Inputs.Words("ANSWER", "The plan, the question, and your answer; alone, all open questions are asked", required: false);
        words.HelpName = "[PLAN] [Q TEXT]";
        var accept = new Option<bool>("--accept-recommended") { Description = "Take the recommended answer of every open question; no model is called" };
        var planner = Inputs.Model("--planner", "The planner's model for this once, should it have to revise", "--model");
        var budget = Inputs.Budget("Stop and ask before this much is spent on a revision");
        var verb = new Verb(
            "answer",
            Stage.Plan,
            "Answers the open questions of a plan",
            "foreplan answer",
            "foreplan answer 1 Q2 \"15 minutes, refresh for 7 days\"",
            "foreplan answer 1 --accept-recommended")
        { words, accept, planner, budget };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => RunAsync(
            app,
            Read(parse.GetValue(words) ?? [], parse.GetValue(accept), new() { Planner = parse.GetValue(planner), BudgetUsd = parse.GetValue(budget) }),
            cancel)));
        return verb;
    }

    private static Given Read(string[] words, bool accept, PlanOptions options)
    {
        var at = words.Length > 0 && Id().IsMatch(words[0]) ? 0 : words.Length > 1 && Id().IsMatch(words[1]) ? 1 : -1;
        return at < 0
            ? new(words.Length == 0 ? null : string.Join(' ', words), null, "", accept, options)
            : new(at == 0 ? null : words[0], words[at], string.Join(' ', words[(at + 1)..]), accept, options);
    }

    private static async Task<Reply> RunAsync(App app, Given given, CancellationToken cancel)
    {
        var folder = PlanChoice.Of(app.Workflow, given.Plan);
        if (given.Question is { } question && given.Text.Length > 0)
        {
            app.GoOnWith = $"foreplan answer {folder.Handle} {question} {ShellText.Quote(given.Text)}";
            return PlanReply.Of(app, await app.Workflow.AnswerAsync(folder, question, given.Text, given.Options, cancel));
        }

        app.GoOnWith = $"foreplan answer {folder.Handle}";
        Reply? last = null;
        while (Open(app, folder, given) is { } open)
        {
            var text = given.AcceptRecommended ? open.Recommended : app.CanAsk ? await AskAsync(app, open, cancel) : null;
            if (text is null)
            {
                return Unanswered(folder, open, given.AcceptRecommended);
            }

            last = PlanReply.Of(app, await app.Workflow.AnswerAsync(folder, open.Id, text, given.Options, cancel));
            if (given.Question is not null || last.Outcome is not (Outcome.Done or Outcome.Waiting))
            {
                return last;
            }
        }

        return last ?? new(Outcome.Done) { Message = "No question is open.", Next = $"foreplan lock {folder.Handle}", Fields = Fields.Of(folder, app.Workflow.ReadPlan(folder)) };
    }

    private static Question? Open(App app, IPlanFolder folder, Given given)
    {
        var questions = app.Workflow.ReadPlan(folder).Questions;
        return given.Question is { } id
            ? questions.FirstOrDefault(question => question.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
                ?? throw new ForeplanException($"The plan has no question {id}.", questions.Count == 0 ? "It has none." : $"It has {string.Join(", ", questions.Select(question => question.Id))}.")
            : questions.FirstOrDefault(question => question.State == QuestionState.Open);
    }

    private static async Task<string> AskAsync(App app, Question open, CancellationToken cancel)
    {
        var asked = new AskedQuestion { Id = open.Id, Text = open.Text, Why = open.Why, Options = open.Options, Recommended = open.Recommended };
        var person = new TerminalPerson(app.Asking);
        string? refused = null;
        while (true)
        {
            var answer = await person.AnswerAsync(asked, refused, cancel);
            refused = PlainAnswer.WhyEmpty(answer, open.Options);
            if (refused is null)
            {
                return answer;
            }
        }
    }

    private static Reply Unanswered(IPlanFolder folder, Question open, bool accept) => new(Outcome.Waiting)
    {
        Message = accept ? $"{open.Id} has no recommended answer: {open.Text}" : $"{open.Id} is open: {open.Text}",
        Next = $"foreplan answer {folder.Handle} {open.Id} {ShellText.Quote(open.Recommended ?? "your answer")}",
        Fields = new() { ["plan"] = folder.Name, ["question"] = open.Id, ["options"] = Fields.Strings(open.Options), ["recommended"] = open.Recommended },
        Show = page =>
        {
            foreach (var option in open.Options)
            {
                page.Line($"  {option}");
            }
        },
    };

    [GeneratedRegex(@"^[Qq]\d+$")]
    private static partial Regex Id();

    private sealed record Given(string? Plan, string? Question, string Text, bool AcceptRecommended, PlanOptions Options);
}
