using Foreplan.Cli;
using Foreplan.Cli.Output;

using var interrupt = new Interrupt(Console.Error);
using var app = new App(Terminal.OfThisProcess());
return await app.RunAsync(args, interrupt.Token);
