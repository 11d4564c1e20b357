using System.CommandLine;
using Foreplan.Cli.Output;
using Foreplan.Plans;

namespace Foreplan.Cli.Commands;

internal static class DiffCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var version = new Option<int?>("--version") { Description = "What changed from the version before to this one of the plan", HelpName = "N" };
        var since = new Option<int?>("--since") { Description = "What changed from this version of the plan to the one of --version, or to plan.md as it is", HelpName = "N" };
        var verb = new Verb("diff", Stage.Look, "What the run changed, or what changed between versions of the plan", "foreplan diff", "foreplan diff 1 | less", "foreplan diff 1 --version 2", "foreplan diff 1 --since 2") { plan, version, since };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(parse.GetValue(version) is null && parse.GetValue(since) is null
            ? Run(app, parse.GetValue(plan))
            : Versions(app, PlanChoice.Of(app.Workflow, parse.GetValue(plan)), parse.GetValue(since), parse.GetValue(version)))));
        return verb;
    }

    private static Reply Run(App app, string? named)
    {
        var folder = PlanChoice.Of(app.Workflow, named);
        var diff = app.Workflow.Diff(folder);
        var isEarlier = app.Workflow.LastRun(folder)?.IsOfEarlierLock(app.Workflow.ReadLock(folder)) == true;
        return new(Outcome.Done)
        {
            Raw = diff,
            Message = isEarlier ? "This is the run of an earlier lock: the plan was changed or approved anew since." : null,
            Fields = new() { ["plan"] = folder.Name, ["ofEarlierLock"] = isEarlier, ["diff"] = diff },
        };
    }

    private static Reply Versions(App app, IPlanFolder folder, int? from, int? to)
    {
        var diff = app.Workflow.DiffVersions(folder, from, to);
        var text = diff.Unified;
        return new(Outcome.Done)
        {
            Raw = text,
            Message = text.Length == 0 ? "Nothing changed." : null,
            Fields = new() { ["plan"] = folder.Name, ["from"] = diff.From, ["to"] = diff.To, ["diff"] = text },
        };
    }
}
