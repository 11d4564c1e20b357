using System.CommandLine;

namespace Foreplan.Cli.Commands;

/// <summary>The script by which a shell completes commands, options and plans; it asks the program itself, so it never grows old.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "powershell"];

    public static Verb Of(App app)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or powershell; the script's first lines say how to load it" };
        shell.AcceptOnlyFromAmong(Shells);
        var verb = new Verb(
            "completion",
            Stage.Try,
            "The script that completes commands, options and plans in a shell",
            "foreplan completion bash",
            "foreplan completion powershell")
        { shell };
        verb.SetAction((parse, _) => app.AnswerAsync(parse, () => Task.FromResult(Of(parse.GetRequiredValue(shell)))));
        return verb;
    }

    /// <summary>Lets every argument that names a plan be completed by the plans that are there.</summary>
    public static void CompletePlans(Command command, App app)
    {
        foreach (var plan in command.Arguments.Where(argument => argument.Name == "PLAN" || argument.HelpName?.Contains("PLAN", StringComparison.Ordinal) == true || command.Name == "plan"))
        {
            plan.CompletionSources.Add(typed => Plans(app, typed.WordToComplete));
        }

        foreach (var part in command.Subcommands)
        {
            CompletePlans(part, app);
        }
    }

    // By name; by number once a digit is typed that no name begins with.
    private static IEnumerable<string> Plans(App app, string typed)
    {
        var names = app.NoRepository is null ? app.Workflow.Shelf.All().Select(folder => folder.Name).ToList() : [];
        return typed.Length > 0 && char.IsAsciiDigit(typed[0]) && typed[0] != '0'
            ? names.Concat(names.Select(name => name.Split('-')[0].TrimStart('0')).Where(number => number.Length > 0 && number.All(char.IsAsciiDigit)))
            : names;
    }

    private static Reply Of(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream("foreplan." + shell) ?? throw new InvalidOperationException($"The script for {shell} is not embedded.");
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd();
        return new(Outcome.Done) { Raw = script, Fields = new() { ["shell"] = shell, ["script"] = script } };
    }
}
