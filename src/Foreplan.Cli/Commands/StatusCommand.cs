using System.CommandLine;
using System.Text.Json.Nodes;
using Foreplan.Cli.Output;
using Foreplan.Runs;

namespace Foreplan.Cli.Commands;

internal static class StatusCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        plan.Description = "A plan's number, the beginning of its name, or a path; all plans when left out";
        var verb = new Verb("status", Stage.Look, "Where every plan stands, and what comes next", "foreplan status", "foreplan status 1 --json") { plan };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetValue(plan)))));
        return verb;
    }

    public static Reply Of(IReadOnlyList<PlanStatus> plans) => new(Outcome.Done)
    {
        LateFields = () => new() { ["plans"] = new JsonArray([.. plans.Select(plan => (JsonNode)Fields.Of(plan))]) },
        Show = page =>
        {
            foreach (var plan in plans)
            {
                if (!page.IsEmpty)
                {
                    page.Line();
                }

                page.Plan(plan);
            }

            if (plans.Count == 0)
            {
                page.Line("There is no plan in this repository yet.").Line($"  Next: {Ink.Command("foreplan plan \"what you want\"")}");
            }
        },
    };

    private static Reply Run(App app, string? named) =>
        Of(named is null ? app.Workflow.Status() : [app.Workflow.Status(app.Workflow.Shelf.Find(named))]);
}
