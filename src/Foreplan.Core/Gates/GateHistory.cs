using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Gates;

/// <summary>What a gate's command did when it ran before: before the change, and in the gates of phases that were done.</summary>
/// <param name="events">What is recorded, oldest first.</param>
/// <param name="gate">The gate.</param>
internal sealed class GateHistory(IEnumerable<RunEvent> events, Gate gate)
{
    private readonly List<(RunEvent.CommandsFinished Run, CommandResult Result)> runs =
    [
        .. events.OfType<RunEvent.CommandsFinished>()
            .Where(done => done.Purpose == "baseline" || (done is { Purpose: "gate", Green: true }))
            .SelectMany(done => done.Results.Where(result => result.Folder == gate.Folder && result.Words.SequenceEqual(gate.Words)).Select(result => (done, result))),
    ];

    /// <summary>Files that the command changed before any code was written.</summary>
    public IReadOnlySet<string> Habits => runs.Where(earlier => earlier.Run.Purpose == "baseline").SelectMany(earlier => earlier.Result.Changed ?? []).ToHashSet(StringComparer.Ordinal);

    /// <summary>The tests that passed when the command ran last before a phase, when that was, and whether it exited with 0; null when that is not known.</summary>
    public (int Tests, string When, bool WasGreen)? TestsBefore(int phase) =>
        runs.LastOrDefault(earlier => earlier.Run.Phase != phase && earlier.Result is { Tests: not null, TimedOut: false }) is ({ } run, { Tests: { } tests } result)
            ? (tests, run.Purpose == "baseline" ? "before the change" : $"after phase {run.Phase}", result.ExitCode == 0)
            : null;
}
