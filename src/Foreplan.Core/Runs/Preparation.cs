using Foreplan.Checks;
using Foreplan.Plans;

namespace Foreplan.Runs;

/// <summary>What has to be there before the first call of a run or a repair: the gates' programs, and what <c>setup</c> makes.</summary>
/// <param name="run">The run.</param>
/// <param name="programs">The programs of this machine.</param>
internal sealed class Preparation(RunContext run, IProgramLookup programs)
{
    /// <summary>A gate's program that is nowhere on this machine is known before a single call is paid.</summary>
    public void ProgramsAreHere()
    {
        foreach (var gate in run.Plan.Phases.SelectMany(phase => phase.Gates).Concat(run.Plan.DoneWhen).Where(gate => gate.Words.Count > 0 && !gate.Words[0].Contains('/', StringComparison.Ordinal)))
        {
            if (programs.Find(gate.Words[0]) is null)
            {
                throw new ForeplanException(
                    $"{run.Folder.Path}/plan.md:{gate.Span.Line}: `{gate.Words[0]}` is not on this machine, and the gate `{gate.Text}` needs it.",
                    $"Install {gate.Words[0]}, then start `foreplan run {run.Folder.Handle}` again.");
            }
        }
    }

    /// <summary>Runs the setup commands; what failed and what to do, or null when they are green.</summary>
    public async Task<(string Message, string Next)?> SetUpAsync(CancellationToken cancel)
    {
        if (await new CommandRunner(run).SetUpAsync(cancel) is not { Green: false } done)
        {
            return null;
        }

        var red = done.Results[^1];
        run.Journal.Append(new RunEvent.Paused("failed", $"The setup command `{string.Join(' ', red.Words)}` failed: {red.Failure}"));
        return (
            $"The setup command `{string.Join(' ', red.Words)}` failed: {red.Failure}\n{OutputTail.Of(red.Output.Text)}",
            run.Plan.Network == PlanNetwork.None ? "If it needs the network, write `- **Network**: setup` into the plan's header and lock again." : $"Start it again with `foreplan run {run.Folder.Handle}`, or correct foreplan.json and lock again.");
    }
}
