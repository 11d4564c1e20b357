using Foreplan;
using Foreplan.Cli;
using Foreplan.Cli.Output;
using Foreplan.Workspace.Processes.Confinement;
using Foreplan.Workspace.Processes.Escapes;

// The sandbox starts this program once more, around a command (Launch), and inside it to prove it (Intruder).
if (args is [Launch.Verb, .. var confined])
{
    return Launch.Run(confined);
}

if (args is [Intruder.Verb, .. var targets])
{
    return Intruder.Run(targets);
}

using var interrupt = new Interrupt();
var terminal = Terminal.OfThisProcess();
using var app = new App(terminal);
var code = await app.RunAsync(args, interrupt.Token);
if (terminal.Undelivered() is { } why)
{
    await terminal.Error.WriteLineAsync($"foreplan: the output could not be written: {why}");
    return code == (int)Outcome.Done ? (int)Outcome.Usage : code;
}

return code;
