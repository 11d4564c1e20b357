using System.CommandLine;
using Foreplan.Reviews;

namespace Foreplan.Cli.Commands;

internal static class ReviewCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var fix = new Option<bool>("--fix") { Description = "Have the executor mend what was found and review again, two rounds at most; suggestions stay yours" };
        var reviewer = Inputs.Model("--reviewer", "The reviewer's model for this once");
        var budget = Inputs.Budget("The budget of the run with its reviews instead of the lock's");
        var sandbox = Inputs.Sandbox("With --fix: how commands run, instead of the lock's: full (bubblewrap) or none");
        var verb = new Verb("review", Stage.Run, "Reviews the run's branch against the plan, again or for the first time", "foreplan review", "foreplan review 1 --fix", "foreplan review 1 --reviewer openai/gpt-5.5") { plan, fix, reviewer, budget, sandbox };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, async () =>
        {
            var folder = PlanChoice.Of(app.Workflow, parse.GetValue(plan));
            var options = new ReviewOptions { Fix = parse.GetValue(fix), Reviewer = parse.GetValue(reviewer), BudgetUsd = parse.GetValue(budget), Sandbox = parse.GetValue(sandbox) };
            app.GoOnWith = $"foreplan review {folder.Handle}{(options.Fix ? " --fix" : "")}";
            if (folder.Read("plan.md") is not null && app.Workflow.ReadPlan(folder).Phases is { Count: > 0 } phases)
            {
                app.Progress.Name([.. phases.Select(phase => (phase.Id, phase.Title)), .. RepairPhaseNames(phases.Max(phase => phase.Id))]);
            }

            return RunReply.Of(app, folder, await app.Workflow.ReviewAsync(folder, options, cancel));
        }));
        return verb;
    }

    // A round of mending counts on after the plan's phases.
    private static IEnumerable<(int Id, string Title)> RepairPhaseNames(int last) =>
        Enumerable.Range(1, 2).Select(round => (last + round, $"Mend what the review found, round {round}"));
}
