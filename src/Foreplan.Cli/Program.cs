using Foreplan.Cli;
using Foreplan.Cli.Output;

using var interrupt = new Interrupt();
using var app = new App(Terminal.OfThisProcess());
return await app.RunAsync(args, interrupt.Token);
