using Foreplan.Cli;
using Foreplan.Cli.Output;
using Foreplan.Workspace.Processes.Confinement;

// The sandbox starts this program once more, around a command: see Launch.
if (args is [Launch.Verb, .. var confined])
{
    return Launch.Run(confined);
}

using var interrupt = new Interrupt();
using var app = new App(Terminal.OfThisProcess());
return await app.RunAsync(args, interrupt.Token);
