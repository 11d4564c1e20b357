using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Cli.Output;

/// <summary>Shows on standard error what happens: a line for what is done, a status line for what is going on.</summary>
/// <param name="live">The status line.</param>
/// <param name="terminal">The terminal.</param>
internal sealed class ProgressView(LiveLine live, Terminal terminal) : IProgress<Progress>
{
    private readonly EventTeller teller = new();
    private string doing = "";
    private decimal spent;
    private bool unknown;

    /// <summary>Where progress goes as JSON lines; null (the default) for a person.</summary>
    public ProgressLines? Lines { get; set; }

    /// <summary>Phases' titles, where the command knows them.</summary>
    public void Name(IEnumerable<(int Id, string Title)> phases) => teller.Name(phases);

    public void Report(Progress value)
    {
        if (Lines is not null)
        {
            Lines.Write(value);
            return;
        }

        switch (value)
        {
            case Progress.Happened { Event: var happened }:
                // A failed call and a resumption are told with what is done about them, as a message.
                if (happened is not (RunEvent.CallFailed or RunEvent.Resumed))
                {
                    Print(page => teller.Tell(page, happened));
                }

                Count(happened);
                Status(happened);
                break;
            case Progress.Told { Message: var message }:
                Print(page => page.Line($"{Ink.Care(page.Glyphs.Now)} {message}"));
                break;
            case Progress.Printed { Line: var line } when doing.Length > 0:
                live.Add(PlainText.OneLine(line, 60));
                break;
            case Progress.Said when doing.Length > 0:
                live.Add("answering");
                break;
        }
    }

    private void Print(Action<Page> show)
    {
        var page = new Page(terminal.ErrorHasColour, terminal.IsUnicode);
        show(page);
        if (!page.IsEmpty)
        {
            live.Write(page.ToString());
        }
    }

    private void Count(RunEvent happened)
    {
        var (isCall, usd) = happened switch
        {
            RunEvent.CallAnswered answered => (true, answered.Usd),
            RunEvent.CallFailed { Usage: not null } failed => (true, failed.Usd),
            _ => (false, null),
        };
        spent += usd ?? 0;
        unknown |= isCall && usd is null;
    }

    private void Status(RunEvent happened)
    {
        var now = happened switch
        {
            RunEvent.CallSent sent => $"{sent.Role.ToString().ToLowerInvariant()}{(sent.Role == RoleName.Executor && sent.Phase is { } phase ? $" · phase {phase}" : "")} · turn {sent.Turn}{(sent.Try > 1 ? $" · try {sent.Try}" : "")}",
            RunEvent.CommandsStarted begun => begun.Purpose switch
            {
                "gate" => $"gate of phase {begun.Phase}",
                "baseline" => "gates before the change",
                _ => begun.Purpose,
            },
            RunEvent.CallFailed { WaitMs: { } wait } => $"waiting {Durations.Show(wait)} to try again",
            RunEvent.CallAnswered or RunEvent.CommandsFinished or RunEvent.CallFailed => "working",
            RunEvent.Finished or RunEvent.Paused => "",
            _ => null,
        };
        if (now is null)
        {
            return;
        }

        doing = now.Length == 0 ? "" : $"{now} · {(unknown ? "at least " : "")}{Dollars.Show(spent)}";
        if (doing.Length == 0)
        {
            live.Hide();
        }
        else
        {
            live.Show(doing);
        }
    }
}
