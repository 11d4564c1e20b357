using Foreplan.Locks;
using Foreplan.Plans;
using Foreplan.Runs;

namespace Foreplan.Reviews;

/// <summary>What a review by itself is of: a plan's newest run, as it and what came after it left the branch.</summary>
internal sealed record ReviewSubject
{
    public required Plan Plan { get; init; }

    public required Approval Approval { get; init; }

    /// <summary>The run with later reviews and repairs.</summary>
    public required RunState Run { get; init; }

    public required string RunId { get; init; }

    public required string Branch { get; init; }

    /// <summary>The branch's commit now.</summary>
    public required string Commit { get; init; }

    /// <summary>The journals of the run, of its reviews and of its repairs, but one that goes on.</summary>
    public required IReadOnlyList<IReadOnlyList<RunEvent>> Journals { get; init; }

    /// <summary>What repairs committed, oldest first.</summary>
    public IReadOnlyList<RunEvent.PhaseCommitted> Repairs => [.. Journals.Where(events => events[0] is RunEvent.Started { Kind: "fix" }).SelectMany(events => events.OfType<RunEvent.PhaseCommitted>())];
}
