using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Foreplan.Cli.Commands;

/// <summary>All commands under one root.</summary>
internal static class CommandTree
{
    private const string Json = "--json";
    private const string JsonLines = "--json-lines";

    public static RootCommand Of(App app)
    {
        var root = new RootCommand("No code before an approved plan.")
        {
            new Option<bool>(Json) { Description = "One JSON document on standard output; everything else goes to standard error", Recursive = true },
            new Option<bool>(JsonLines) { Description = "Progress as JSON lines on standard output; the last line is the document that --json gives", Recursive = true },
            InitCommand.Of(app),
            PlanCommand.Of(app),
            AnnotateCommand.Of(app),
            LockCommand.Of(app),
            RunCommand.Of(app),
            NewCommand.Of(app),
            SpecCommand.Of(app),
            SpecCommand.AddRequirement(app),
            AnswerCommand.Of(app),
            NotesCommand.Of(app),
            ReviseCommand.Of(app),
            ChallengeCommand.Of(app),
            TriageCommand.Of(app),
            CheckCommand.Of(app),
            ImportCommand.Of(app),
            ExportCommand.Of(app),
            BriefCommand.Of(app),
            ReviewCommand.Of(app),
            UndoCommand.Of(app),
            StatusCommand.Of(app),
            LogCommand.Of(app),
            DiffCommand.Of(app),
            ReportCommand.Of(app),
            TraceCommand.Of(app),
            ModelsCommand.Of(app),
            DoctorCommand.Of(app),
            CompletionCommand.Of(app),
            ReconcileCommand.Of(app),
            RejectCommand.Of(app),
            DemoCommand.Of(app),
        };
        root.SetAction((parse, cancel) => HomeCommand.RunAsync(app, parse, cancel));
        CompletionCommand.CompletePlans(root, app);
        var help = root.Options.OfType<HelpOption>().First();
        help.Action = new HelpAction(app.Terminal);
        help.Description = "Shows this";
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
}
