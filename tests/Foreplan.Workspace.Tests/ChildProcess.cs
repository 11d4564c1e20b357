using System.Diagnostics;
using Foreplan.Runs;
using Foreplan.Workspace.Processes.Confinement;
using Foreplan.Workspace.Processes.Escapes;
using Foreplan.Workspace.State;
using Foreplan.Workspace.Tests.Processes;

namespace Foreplan.Workspace.Tests;

/// <summary>What this assembly does when a test starts it as a process of its own, to be killed.</summary>
internal static class ChildProcess
{
    public static Process StartAppending(string root, string state) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", ["exec", typeof(ChildProcess).Assembly.Location, root, state])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("dotnet does not start.");

    private static int Main(string[] arguments)
    {
        if (arguments is [Launch.Verb, .. var confined])
        {
            return Launch.Run(confined);
        }
        if (arguments is [Intruder.Verb, .. var targets])
        {
            return Intruder.Run(targets);
        }
        if (arguments is [EscapeTests.Verb, var tier, var home])
        {
            return EscapeTests.Prove(tier, home);
        }
        if (arguments is [ContainerFilter.Verb, .. var words])
        {
            return ContainerFilter.Become(words);
        }
        var plan = new PlanShelf(arguments[0], arguments[0], arguments[1], TimeProvider.System).Find("1");
        using var journal = plan.OpenJournal("run", _ => true);
        for (var body = 0; ; body = (body + 1777) % 20_000)
        {
            journal.Append(new RunEvent.DocumentAccepted("plan", new Body(new string('x', body) + journal.Events.Count)));
            Console.WriteLine(journal.Events.Count);
        }
    }
}
