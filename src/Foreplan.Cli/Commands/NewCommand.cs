using System.CommandLine;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Commands;

internal static class NewCommand
{
    public static Verb Of(App app)
    {
        var title = Inputs.Words("TITLE", "What is wanted, in a few words", required: true);
        var verb = new Verb("new", Stage.Plan, "Makes plans/NNN-slug/spec.md to fill in yourself", "foreplan new \"User authentication\"") { title };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Run(app, string.Join(' ', parse.GetRequiredValue(title))))));
        return verb;
    }

    private static Reply Run(App app, string title)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            return new(Outcome.Usage) { Message = "The title is empty.", Next = "Say what is wanted: foreplan new \"User authentication\"" };
        }

        var folder = app.Workflow.New(title);
        return new(Outcome.Done)
        {
            Message = $"{folder.Path}/spec.md is made.",
            Next = $"Say what is wanted: foreplan spec add {folder.Handle} \"…\", or in your editor.",
            Fields = new() { ["plan"] = folder.Name, ["path"] = folder.Path },
        };
    }
}
