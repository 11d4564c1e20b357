using System.CommandLine;
using Foreplan.Cli.Output;
using Foreplan.Diagnostics;

namespace Foreplan.Cli.Commands;

internal static class CheckCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var verb = new Verb("check", Stage.Plan, "Is the plan complete, and true of the repository? No model is asked", "foreplan check", "foreplan check 1 --json") { plan };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetValue(plan)))));
        return verb;
    }

    private static Reply Run(App app, string? named)
    {
        var folder = PlanChoice.Of(app.Workflow, named);
        IReadOnlyList<Diagnostic> found = [.. app.Workflow.Check(folder), .. app.Workflow.Settings.Diagnostics, .. app.Workflow.Roles.Diagnostics];
        var errors = found.Count(one => one.Severity == Severity.Error);
        var head = app.Workflow.Repository.Head;
        return new(errors > 0 ? Outcome.NotDone : Outcome.Done)
        {
            Message = errors > 0
                ? $"{folder.Name} has {PageWords.Count(errors, "error")}."
                : $"{folder.Name} is complete and true of {head[..7]}{(found.Count == 0 ? "" : $", with {PageWords.Count(found.Count, "remark")}")}.",
            Next = errors > 0 ? "Correct the text of the plan, then check it again." : "",
            Diagnostics = found,
            Fields = new() { ["plan"] = folder.Name, ["path"] = folder.Path, ["commit"] = head, ["errors"] = errors, ["warnings"] = found.Count(one => one.Severity == Severity.Warning) },
            Show = page => page.Found(found),
        };
    }
}
