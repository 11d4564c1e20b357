using System.CommandLine;
using System.CommandLine.Invocation;
using Foreplan.Cli.Commands;
using Foreplan.Cli.Output;
using Foreplan.Plans;

namespace Foreplan.Cli;

/// <summary>One start of the command line: the way from arguments to an exit code.</summary>
/// <param name="terminal">What it talks through.</param>
/// <param name="person">Who answers questions; null for the person at the terminal, if there is one.</param>
internal sealed class App(Terminal terminal, Func<Asking, IPerson>? person = null) : IDisposable
{
    private readonly LiveLine live = new(terminal);
    private Composition? parts;
    private ProgressView? progress;
    private CancellationToken stop;

    public Terminal Terminal => terminal;

    /// <summary>True when a person can be asked.</summary>
    public bool CanAsk => terminal.IsInteractive;

    /// <summary>The flow over the repository that the person is in.</summary>
    public Workflow Workflow => Parts.Workflow;

    /// <summary>What that flow works with.</summary>
    public Composition Parts => parts ??= new(terminal, person?.Invoke(Asking) ?? (CanAsk ? new TerminalPerson(Asking) : null), Progress);

    /// <summary>Why there is no repository here, and so no <see cref="Workflow"/>; null when there is one.</summary>
    public ForeplanException? NoRepository
    {
        get
        {
            try
            {
                _ = Parts;
                return null;
            }
            catch (ForeplanException none)
            {
                return none;
            }
        }
    }

    /// <summary>What is known of models on this machine, in a repository or not.</summary>
    public ModelSurroundings Surroundings => NoRepository is null ? Parts.Surroundings : new(terminal, terminal.Folder);

    /// <summary>What a person sees while work goes on.</summary>
    public ProgressView Progress => progress ??= new(live, terminal);

    /// <summary>What a person is asked with.</summary>
    public Asking Asking => new(terminal, live);

    /// <summary>The command that goes on after a cancellation; null where nothing was begun.</summary>
    public string? GoOnWith { get; set; }

    private bool IsJson { get; set; }

    /// <summary>Parses, calls, prints; returns the exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancel)
    {
        stop = cancel;
        // A text that starts with @ is a text, not the name of a file of arguments.
        var parse = CommandTree.For(this, args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var streams = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        if (parse.Action is not ParseErrorAction complaint)
        {
            if (CommandTree.Unknown(parse) is { } option)
            {
                return Give(parse, CommandTree.PathOf(parse.CommandResult.Command), new(Outcome.Usage)
                {
                    Message = $"There is no option {option}.",
                    Next = $"See: foreplan {CommandTree.PathOf(parse.CommandResult.Command)} --help. A text that begins with a dash comes after two dashes: -- {option}",
                });
            }

            return await parse.InvokeAsync(streams, cancel);
        }

        complaint.ShowHelp = false;
        return Give(parse, CommandTree.PathOf(parse.CommandResult.Command), await UsageAsync(parse, cancel));
    }

    /// <summary>Carries a command out and gives its reply, whatever happens.</summary>
    public async Task<int> AnswerAsync(ParseResult parse, Func<Task<Reply>> work)
    {
        IsJson = CommandTree.IsJson(parse);
        Progress.Lines = CommandTree.IsJsonLines(parse) ? new(terminal.Out) : null;
        var verb = CommandTree.PathOf(parse.CommandResult.Command);
        return Give(parse, verb, await ReplyAsync(work));
    }

    /// <summary>Shows something at once, before a question about it; in a JSON run only to the person who is asked.</summary>
    public void ShowNow(Action<Page> show)
    {
        if (!IsJson || CanAsk)
        {
            var page = new Page(IsJson ? terminal.ErrorHasColour : terminal.OutHasColour, terminal.IsUnicode);
            show(page);
            live.Hide();
            (IsJson ? terminal.Error : terminal.Out).Write(page.ToString());
        }
    }

    public void Dispose()
    {
        live.Dispose();
        parts?.Dispose();
    }

    // The parser's own words come after its guesses at what was meant.
    private static async Task<Reply> UsageAsync(ParseResult parse, CancellationToken cancel)
    {
        using var said = new StringWriter();
        await parse.InvokeAsync(new InvocationConfiguration { Output = said, Error = said }, cancel);
        var errors = parse.Errors.Select(error => error.Message).Distinct().ToList();
        // An error of several lines is no guess; the values that are allowed stand in one line.
        var lines = errors.SelectMany(error => error.Split('\n', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        var guesses = said.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(line => !lines.Contains(line)).Where(line => !line.EndsWith('?')).ToList();
        var verb = CommandTree.PathOf(parse.CommandResult.Command);
        return new(Outcome.Usage)
        {
            Message = string.Join('\n', errors.Select(error => Plainly(error, verb))),
            Next = $"{(guesses.Count > 0 ? $"Did you mean {string.Join(" or ", guesses)}? " : "")}See: foreplan {(verb.Length > 0 ? verb + " " : "")}--help",
        };
    }

    // The parser's words where they are its own business, in ours.
    private static string Plainly(string error, string verb)
    {
        var lines = error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = error.IndexOf('\'', StringComparison.Ordinal) is >= 0 and var open && error.LastIndexOf('\'') is var close && close > open ? error[(open + 1)..close] : null;
        return lines.Length > 1 ? $"{lines[0]} {string.Join(", ", lines[1..])}."
            : named is null ? error
            : error.StartsWith("Required argument '", StringComparison.Ordinal) ? $"foreplan {verb} needs {error.Split('\'')[1]}."
            : error.StartsWith("Option '", StringComparison.Ordinal) && error.EndsWith("' is required.", StringComparison.Ordinal) ? $"foreplan {verb} needs {named}."
            : error.StartsWith("Unrecognized command or argument '", StringComparison.Ordinal) ? verb.Length == 0 ? $"There is no command {named}." : $"{named} is too much for foreplan {verb}."
            : error;
    }

#pragma warning disable CA1031 // The outermost catch: whatever went wrong becomes one message and an exit code.
    private async Task<Reply> ReplyAsync(Func<Task<Reply>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception stopped) when (stopped is OperationCanceledException || (stopped is ForeplanException && stop.IsCancellationRequested))
        {
            return new(Outcome.Cancelled)
            {
                Message = "Stopped.",
                Next = GoOnWith is null ? "Nothing was begun." : $"What is recorded is kept. Go on with: {GoOnWith}",
            };
        }
        catch (ForeplanException known)
        {
            return new(known.Outcome) { Message = known.Message, Next = known.Hint };
        }
        catch (Exception bug)
        {
            return new(Outcome.NotDone)
            {
                Message = $"This is a bug in Foreplan: {bug.GetType().Name}: {bug.Message}",
                Next = string.IsNullOrEmpty(terminal.Variable("FOREPLAN_DEBUG")) ? "Please report it; with FOREPLAN_DEBUG=1 the place is shown." : bug.ToString(),
            };
        }
    }
#pragma warning restore CA1031

    private int Give(ParseResult parse, string verb, Reply reply)
    {
        live.Hide();
        if (CommandTree.IsJson(parse))
        {
            JsonReply.Write(terminal.Out, verb, reply, CommandTree.IsJsonLines(parse));
        }
        else
        {
            var page = new Page(terminal.OutHasColour, terminal.IsUnicode);
            reply.Show(page);
            // A text for a pipe or a file stays what it is: words about it go beside it.
            var isOne = reply.Outcome == Outcome.Done && reply.Raw is not { Length: > 0 };
            var end = isOne ? page : new Page(terminal.ErrorHasColour, terminal.IsUnicode);
            end.Say(reply);
            // On one screen, what happened and how it ended are told apart.
            terminal.Out.Write(live.HasWritten && terminal.OutIsTerminal && !page.IsEmpty ? "\n" : "");
            terminal.Out.Write(page.ToString());
            terminal.Out.Write(terminal.OutIsTerminal ? PlainText.Clean(reply.Raw ?? "") : reply.Raw);
            terminal.Out.Flush();
            terminal.Error.Write(isOne ? "" : end.ToString());
        }

        return (int)reply.Outcome;
    }
}
