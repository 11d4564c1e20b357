using Foreplan.Cli.Output;
using Foreplan.Costs;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

/// <summary>How drafting, planning or answering ended, as a reply.</summary>
internal static class PlanReply
{
    public static Reply Of(App app, PlanResult result)
    {
        var usd = app.Workflow.Report(result.Folder).Total.Total.Usd;
        var fields = Fields.Of(result.Folder, result.Plan);
        fields["usd"] = usd;
        return new(result.Outcome)
        {
            Message = result.Message,
            Next = result.Next,
            Diagnostics = result.Diagnostics,
            Fields = fields,
            Show = page => Show(page, result, usd),
        };
    }

    private static void Show(Page page, PlanResult result, decimal? usd)
    {
        if (result.Plan is { } plan)
        {
            page.Line($"{Ink.Bold(plan.Title)}");
            foreach (var phase in plan.Phases)
            {
                page.Line($"  {Ink.Faint(page.Glyphs.Open)} Phase {phase.Id}: {phase.Title}  {Ink.Faint(string.Join(", ", phase.Files.Select(file => file.Path).Take(4)))}");
            }

            foreach (var question in plan.Questions.Where(question => question.State != QuestionState.Answered))
            {
                page.Line(question.State == QuestionState.Open
                    ? $"  {Ink.Care("?")} {question.Id} {question.Text}{(question.Recommended is null ? "" : $"  (recommended: {question.Recommended})")}"
                    : $"  {Ink.Faint("=")} {question.Id} {question.Text} → {question.Answer}, assumed");
            }
        }

        page.Found(result.Diagnostics);
        page.Line($"{Ink.Faint($"Spent on this plan so far: {Dollars.Show(usd)}")}");
    }
}
