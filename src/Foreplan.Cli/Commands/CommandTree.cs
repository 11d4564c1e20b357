using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Foreplan.Cli.Commands;

/// <summary>All commands under one root.</summary>
internal static class CommandTree
{
    private const string Json = "--json";
    private const string JsonLines = "--json-lines";

    // Named here once more, so that one command can be made without the others.
    private static readonly Entry[] All =
    [
        new("init", InitCommand.Of),
        new("plan", PlanCommand.Of),
        new("annotate", AnnotateCommand.Of),
        new("lock", LockCommand.Of),
        new("run", RunCommand.Of),
        new("new", NewCommand.Of),
        new("spec", SpecCommand.Of),
        new("add-requirement", SpecCommand.AddRequirement),
        new("answer", AnswerCommand.Of),
        new("notes", NotesCommand.Of),
        new("revise", ReviseCommand.Of),
        new("challenge", ChallengeCommand.Of),
        new("triage", TriageCommand.Of),
        new("check", CheckCommand.Of),
        new("import", ImportCommand.Of),
        new("export", ExportCommand.Of),
        new("brief", BriefCommand.Of),
        new("review", ReviewCommand.Of),
        new("undo", UndoCommand.Of),
        new("status", StatusCommand.Of),
        new("log", LogCommand.Of),
        new("diff", DiffCommand.Of),
        new("report", ReportCommand.Of),
        new("trace", TraceCommand.Of),
        new("models", ModelsCommand.Of),
        new("doctor", DoctorCommand.Of),
        new("completion", CompletionCommand.Of),
        new("reconcile", ReconcileCommand.Of),
        new("reject", RejectCommand.Of),
        new("demo", DemoCommand.Of),
    ];

    /// <summary>The whole tree.</summary>
    public static RootCommand Of(App app) => Of(app, All);

    /// <summary>As much of it as the arguments need: to make all commands takes longer than many a command.</summary>
    public static RootCommand For(App app, IReadOnlyList<string> args) =>
        args.Count == 0 ? Of(app, []) : Array.Find(All, entry => entry.Name == args[0]) is { } named ? Of(app, [named]) : Of(app);

    private static RootCommand Of(App app, Entry[] verbs)
    {
        var root = new RootCommand("No code before an approved plan.")
        {
            new Option<bool>(Json) { Description = "One JSON document on standard output; everything else goes to standard error", Recursive = true },
            new Option<bool>(JsonLines) { Description = "Progress as JSON lines on standard output; the last line is the document that --json gives", Recursive = true },
        };
        foreach (var verb in verbs)
        {
            root.Add(verb.Make(app));
        }

        root.SetAction((parse, cancel) => HomeCommand.RunAsync(app, parse, cancel));
        CompletionCommand.CompletePlans(root, app);
        var help = root.Options.OfType<HelpOption>().First();
        help.Action = new HelpAction(app.Terminal);
        help.Description = "Shows this";
        // What is not told is not offered either; and /h may be a path.
        foreach (var alias in help.Aliases.Where(alias => alias != "-h").ToList())
        {
            help.Aliases.Remove(alias);
        }

        if (root.Directives.OfType<SuggestDirective>().FirstOrDefault() is { } suggest)
        {
            suggest.Action = new SuggestAction(suggest);
        }

        var version = root.Options.OfType<VersionOption>().First();
        version.Action = new VersionAction();
        version.Description = "Shows the version";
        return root;
    }

    /// <summary>True when the person asked for JSON.</summary>
    public static bool IsJson(ParseResult parse) => CheckCommand.WantsJson(parse) || Has(parse, Json) || IsJsonLines(parse);

    /// <summary>True when the person asked for progress as JSON lines.</summary>
    public static bool IsJsonLines(ParseResult parse) => Has(parse, JsonLines);

    /// <summary>A command's name as it is typed, without the program's.</summary>
    public static string PathOf(Command command) =>
        command is RootCommand ? "" : $"{string.Join(' ', command.Parents.OfType<Command>().Select(PathOf))} {command.Name}".Trim();

    /// <summary>A misspelled option that the parser took for a text; null when there is none.</summary>
    public static string? Unknown(ParseResult parse) =>
        parse.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : parse.CommandResult.Command.Arguments.SelectMany(argument => parse.GetResult(argument)?.Tokens ?? [])
                .Select(token => token.Value).FirstOrDefault(value => value.Length > 1 && value[0] == '-' && (value[1] == '-' || char.IsAsciiLetter(value[1])) && !value.Any(char.IsWhiteSpace));

    private static bool Has(ParseResult parse, string name) =>
        parse.RootCommandResult.Command.Options.FirstOrDefault(option => option.Name == name) is Option<bool> option && parse.GetValue(option);

    private sealed record Entry(string Name, Func<App, Verb> Make);
}
