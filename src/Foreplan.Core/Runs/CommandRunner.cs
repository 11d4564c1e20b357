using Foreplan.Calls;
using Foreplan.Gates;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Runs;

/// <summary>Runs the commands of a gate, a setup or a baseline with a record before and after; what is recorded is not run again.</summary>
/// <param name="run">The run.</param>
/// <param name="scope">What the phase may change; null outside phases, where the commands are the project's own.</param>
/// <param name="judged">The phase whose gate is run; null outside phases.</param>
internal sealed class CommandRunner(RunContext run, ScopeGuard? scope = null, Phase? judged = null)
{
    /// <summary>Runs the setup commands of foreplan.json; null when it names none.</summary>
    public async Task<RunEvent.CommandsFinished?> SetUpAsync(CancellationToken cancel)
    {
        var setup = run.Settings.Setup.Select(words => new Gate { Text = string.Join(' ', words), Words = words, Span = default }).ToList();
        return setup.Count == 0 ? null : await RunAsync("setup", null, 0, setup, run.Plan.Network != PlanNetwork.None, cancel);
    }

    /// <summary>Runs the commands in order. A gate stops at its first red command, a baseline does not.</summary>
    public async Task<RunEvent.CommandsFinished> RunAsync(string purpose, int? phase, int attempt, IReadOnlyList<Gate> gates, bool network, CancellationToken cancel)
    {
        if (run.Journal.Events.OfType<RunEvent.CommandsFinished>().LastOrDefault(done => Matches(done.Purpose, done.Phase, done.Attempt)) is { } recorded && IsFinal(recorded))
        {
            return recorded;
        }

        var interrupted = run.Journal.Events.OfType<RunEvent.CommandsStarted>().LastOrDefault(begun => Matches(begun.Purpose, begun.Phase, begun.Attempt));
        var before = interrupted?.TreeBefore ?? run.Worktree.Snapshot();
        if (interrupted is not null)
        {
            run.Worktree.Restore(before);
        }
        else
        {
            run.Journal.Append(new RunEvent.CommandsStarted(purpose, phase, attempt, before));
        }

        var judges = IsJudging(purpose);
        var seen = before;
        var results = new List<CommandResult>();
        foreach (var gate in gates)
        {
            var result = GateVerdict.Judge(gate, await RunOneAsync(purpose, gate, network, cancel));
            var after = judges ? run.Worktree.Snapshot() : seen;
            result = judges ? Honest(purpose, gate, result, after == seen ? [] : run.Worktree.Changes(seen, after)) : result;
            seen = after;
            results.Add(result);
            if (result.Failure is not null && purpose != "baseline")
            {
                break;
            }
        }

        // A command that judges leaves the work as it was: what it writes is neither committed nor seen by the next attempt.
        if (seen != before)
        {
            run.Worktree.Restore(before);
        }

        var finished = new RunEvent.CommandsFinished(purpose, phase, attempt, results.TrueForAll(result => result.Failure is null), results);
        run.Journal.Append(finished);
        return finished;

        bool Matches(string otherPurpose, int? otherPhase, int otherAttempt) => otherPurpose == purpose && otherPhase == phase && otherAttempt == attempt;
    }

    private static bool IsJudging(string purpose) => purpose is not ("setup" or "run");

    private async Task<CommandResult> RunOneAsync(string purpose, Gate gate, bool network, CancellationToken cancel)
    {
        var request = new CommandRequest
        {
            Words = gate.Words,
            Root = run.Worktree.Root,
            Folder = gate.Folder,
            Network = network,
            Sandbox = run.Sandbox,
            Env = run.Settings.Env,
            Run = run.Id,
            Judges = IsJudging(purpose),
            SetsUp = purpose == "setup",
            Protected = scope is null ? [] : [.. run.Worktree.Paths.Where(scope.IsProtected)],
        };
        run.Worktree.PutOnDisk(GateNeeds.Of(gate, run.Worktree));
        var lines = run.Progress is null ? null : new LineReport(run.Progress);
        var result = await run.Commands.RunAsync(request, lines, cancel);
        cancel.ThrowIfCancellationRequested();
        // Where the worktree lies is this machine's business: output reads the same on every one.
        var output = result.Output.Text.Replace(run.Worktree.Root + '/', "", StringComparison.Ordinal).Replace(run.Worktree.Root, ".", StringComparison.Ordinal);
        return result with { Output = new Body(Secrets.Replace(output)) };
    }

    // What a gate proves it proves of the tree that is committed, with the tests that were there.
    private CommandResult Honest(string purpose, Gate gate, CommandResult result, IReadOnlyList<ChangedFile> changes)
    {
        var touched = GateHonesty.Touched(changes);
        result = touched.Count == 0 ? result : result with { Changed = touched };
        if (purpose != "gate" || result.Failure is not null || judged is not { } phase || scope is null)
        {
            return result;
        }

        var history = new GateHistory([.. run.Before, .. run.Journal.Events], gate);
        return result with
        {
            Failure = GateHonesty.OwnTree(changes, scope, history.Habits)
                ?? (gate.ExitCode == 0 ? GateHonesty.FewerTests(result.Tests, history.TestsBefore(phase.Id), phase) : null),
        };
    }

    // A red setup and a program that was missing are tried again: what they lacked may be there now.
    private static bool IsFinal(RunEvent.CommandsFinished recorded) =>
        recorded.Results.All(result => !result.NotFound) && (recorded.Green || recorded.Purpose != "setup");

    private sealed class LineReport(IProgress<Progress> progress) : IProgress<string>
    {
        public void Report(string value) => progress.Report(new Progress.Printed(Secrets.Replace(value)));
    }
}
