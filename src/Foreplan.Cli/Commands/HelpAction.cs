using System.CommandLine;
using System.CommandLine.Invocation;
using Foreplan.Cli.Output;

namespace Foreplan.Cli.Commands;

/// <summary>Writes the help of a command: what it does, how it is typed, with examples.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class HelpAction(Terminal terminal) : SynchronousCommandLineAction
{
    private static readonly (Stage Stage, string Title)[] Stages =
    [
        (Stage.Way, "The way through it"),
        (Stage.Plan, "More: before the lock"),
        (Stage.Run, "More: after the run"),
        (Stage.Look, "More: where it stands"),
        (Stage.Try, "Try it"),
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var page = new Page(terminal.OutHasColour, terminal.IsUnicode);
        var command = parseResult.CommandResult.Command;
        if (command is RootCommand)
        {
            Root(page, command);
        }
        else
        {
            One(page, command);
        }

        parseResult.InvocationConfiguration.Output.Write(page.ToString());
        return 0;
    }

    private static void Root(Page page, Command root)
    {
        page.Line($"{Ink.Bold("foreplan")}: no code before an approved plan.");
        page.Line("A strong model plans, you approve, a cheap model carries it out, a third reviews, and the bill is shown.");
        foreach (var (stage, title) in Stages)
        {
            var verbs = root.Subcommands.OfType<Verb>().Where(verb => verb.Stage == stage && !verb.Hidden).ToList();
            if (verbs.Count > 0)
            {
                page.Heading(title);
                Rows(page, verbs.SelectMany(Rows), 28);
            }
        }

        page.Heading("Everywhere");
        Rows(page, Options(root), 28);
        page.Line().Line("foreplan alone says where every plan stands and what comes next. PLAN is a number, a name's beginning or a path;");
        page.Line("it may be left out while only one plan is open. Help for one command: foreplan lock --help");
        page.Line("Exit codes: 0 done, 1 not done, 2 usage or environment, 3 refused, 4 waiting for you, 130 cancelled");
    }

    private static void One(Page page, Command command)
    {
        page.Line($"{Ink.Bold("foreplan " + CommandTree.PathOf(command))}: {command.Description}");
        page.Heading("Usage").Line($"  foreplan {Typed(command)}{(command.Subcommands.Count > 0 ? " COMMAND" : "")}{(command.Options.Count > 0 ? " [options]" : "")}");
        if (command.Subcommands.Count > 0)
        {
            page.Heading("Commands");
            Rows(page, command.Subcommands.Select(sub => (Typed(sub)[(command.Name.Length + 1)..], sub.Description ?? "")), 28);
        }

        if (command.Arguments.Count > 0)
        {
            page.Heading("Arguments");
            Rows(page, command.Arguments.Select(argument => (argument.HelpName ?? argument.Name, argument.Description ?? "")), 28);
        }

        page.Heading("Options");
        Rows(page, Options(command).Concat(Inherited(command)), 28);
        if (command is Verb { Examples.Count: > 0 } verb)
        {
            page.Heading("Examples");
            foreach (var example in verb.Examples)
            {
                page.Line($"  {Ink.Command(example)}");
            }
        }
    }

    private static IEnumerable<(string, string)> Rows(Verb verb) =>
        verb.Subcommands.Count > 0
            ? verb.Subcommands.Select(sub => (Typed(sub), sub.Description ?? ""))
            : [(Typed(verb), verb.Description ?? "")];

    private static IEnumerable<(string, string)> Inherited(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => Options(parent).Where(_ => parent is RootCommand).Concat(Inherited(parent)))
            .Where(row => !row.Item1.StartsWith("--version", StringComparison.Ordinal));

    private static IEnumerable<(string, string)> Options(Command command) => command.Options.Where(option => !option.Hidden).Select(option => (Spelled(option), option.Description ?? ""));

    private static string Spelled(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias is not ("/?" or "/h" or "-?")).Prepend(option.Name));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static string Typed(Command command) =>
        $"{CommandTree.PathOf(command)} {string.Join(' ', command.Arguments.Select(argument => argument.HelpName ?? (argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name)))}".Trim();

    private static void Rows(Page page, IEnumerable<(string Left, string Right)> rows, int width)
    {
        foreach (var (left, right) in rows)
        {
            if (left.Length > width - 2)
            {
                page.Line($"  {left}").Line($"{new string(' ', width + 2)}{right}");
            }
            else
            {
                page.Line($"  {left.PadRight(width)}{right}");
            }
        }
    }
}
