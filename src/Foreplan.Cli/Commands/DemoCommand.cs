using System.CommandLine;
using Foreplan.Cli.Demo;

namespace Foreplan.Cli.Commands;

internal static class DemoCommand
{
    public static Verb Of(App app)
    {
        var keep = new Option<string?>("--keep") { Description = "Leave the sample in this folder, new or empty, to look around", HelpName = "DIR" };
        var verb = new Verb("demo", Stage.Try, "The whole flow on a sample: scripted models, no key, no network", "foreplan demo", "foreplan demo --keep shop") { keep };
        verb.SetAction((parse, cancel) => app.AnswerAsync(parse, () => new DemoFlow(app.Terminal).RunAsync(parse.GetValue(keep), cancel)));
        return verb;
    }
}
