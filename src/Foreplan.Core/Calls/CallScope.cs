using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Calls;

/// <summary>What a call is for: where it is recorded, who pays, which turn of which conversation.</summary>
public sealed record CallScope
{
    /// <summary>Where promises and results are recorded.</summary>
    public required IJournal Journal { get; init; }

    /// <summary>The conversation's id in the journal, unique in it, such as <c>p1.1</c>.</summary>
    public required string Conversation { get; init; }

    /// <summary>The turn in the conversation, from 1.</summary>
    public required int Turn { get; init; }

    /// <summary>The role with its limits.</summary>
    public required Role Role { get; init; }

    /// <summary>The model asked, which may be the role's escalation.</summary>
    public required ModelRef Model { get; init; }

    /// <summary>The phase, for an executor.</summary>
    public int? Phase { get; init; }

    /// <summary>The attempt at the phase, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The most that may be spent, with what is spent already; null for no budget.</summary>
    public Budget? Budget { get; init; }

    /// <summary>The prices that calls are reserved and charged at.</summary>
    public required PriceBook Prices { get; init; }

    /// <summary>Calls of this role recorded before this journal that a scripted model has to skip; empty by default.</summary>
    public IReadOnlyList<RunEvent> Before { get; init; } = [];

    /// <summary>Who watches; null for nobody.</summary>
    public IProgress<Progress>? Progress { get; init; }
}
