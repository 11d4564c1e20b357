using System.CommandLine;

namespace Foreplan.Cli.Commands;

internal static class BriefCommand
{
    public static Verb Of(App app)
    {
        var plan = Inputs.Plan();
        var phase = new Option<int>("--phase") { Description = "The phase's number", HelpName = "N", Required = true };
        var verb = new Verb("brief", Stage.Plan, "The hand-off text of a phase, for any chat or agent", "foreplan brief 1 --phase 2", "foreplan brief --phase 1 > brief.md") { plan, phase };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, parse.GetValue(plan), parse.GetValue(phase)))));
        return verb;
    }

    private static Reply Run(App app, string? named, int phase)
    {
        var folder = PlanChoice.Of(app.Workflow, named);
        var brief = app.Workflow.Brief(folder, phase);
        return new(Outcome.Done)
        {
            Raw = brief,
            Fields = new() { ["plan"] = folder.Name, ["phase"] = phase, ["brief"] = brief },
        };
    }
}
