using System.CommandLine;

namespace Foreplan.Cli.Commands;

internal static class DiffCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var verb = new Verb("diff", Stage.Look, "What the run changed", "foreplan diff", "foreplan diff 1 | less") { plan };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetValue(plan)))));
        return verb;
    }

    private static Reply Run(App app, string? named)
    {
        var folder = PlanChoice.Of(app.Workflow, named);
        var diff = app.Workflow.Diff(folder);
        return new(Outcome.Done) { Raw = diff, Fields = new() { ["plan"] = folder.Name, ["diff"] = diff } };
    }
}
