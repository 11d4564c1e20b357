using System.CommandLine;

namespace Foreplan.Cli.Commands;

internal static class ReviewCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var reviewer = Inputs.Model("--reviewer", "The reviewer's model for this once");
        var verb = new Verb("review", Stage.Run, "Reviews the run's branch against the plan, again or for the first time", "foreplan review", "foreplan review 1 --reviewer openai/gpt-5.5") { plan, reviewer };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, async () =>
        {
            var folder = PlanChoice.Of(app.Workflow, parse.GetValue(plan));
            app.GoOnWith = $"foreplan review {folder.Handle}";
            return RunReply.Of(app, folder, await app.Workflow.ReviewAsync(folder, parse.GetValue(reviewer), cancel));
        }));
        return verb;
    }
}
