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
using var app = new App(Terminal.OfThisProcess());
return await app.RunAsync(args, interrupt.Token);
