using Foreplan.Roles;

namespace Foreplan.Costs;

/// <summary>One call that was sent, with what it used and what it is charged at.</summary>
public sealed record LedgerEntry
{
    /// <summary>The journal's kind (plan, revise, run, review …); null when the journal does not say.</summary>
    public string? Kind { get; init; }

    /// <summary>The journal's id; null when the journal does not say.</summary>
    public string? Journal { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The conversation, unique in its journal.</summary>
    public required string Conversation { get; init; }

    /// <summary>The turn, from 1.</summary>
    public required int Turn { get; init; }

    /// <summary>The try at the turn, from 1.</summary>
    public required int Try { get; init; }

    /// <summary>Who was asked.</summary>
    public required RoleName Role { get; init; }

    /// <summary>The phase, for an executor.</summary>
    public int? Phase { get; init; }

    /// <summary>The attempt at the phase, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The model asked.</summary>
    public required string Asked { get; init; }

    /// <summary>The model that answered, as the provider names it; null when nothing was answered.</summary>
    public string? Answered { get; init; }

    /// <summary>What became of it.</summary>
    public CallOutcome Outcome { get; init; } = CallOutcome.PossiblyPaid;

    /// <summary>True when it may have been paid and a later try of the same turn was sent.</summary>
    public bool PossiblyPaidTwice { get; init; }

    /// <summary>What it used; null when nothing is known or nothing was used.</summary>
    public Usage? Usage { get; init; }

    /// <summary>Dollars that were reserved for it; null when the price was not known.</summary>
    public decimal? ReservedUsd { get; init; }

    /// <summary>Dollars it is charged at, a reservation included; null when the price is not known.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Milliseconds from sending to the end; 0 when no end is recorded.</summary>
    public long Ms { get; init; }

    /// <summary>Our estimate of the request in tokens, made before it was sent.</summary>
    public long EstimatedInput { get; init; }

    /// <summary>The model to show and to group by: the one that answered when a script plays another, else the one asked.</summary>
    public string Model => Asked.StartsWith("scripted:", StringComparison.Ordinal) && Answered is { Length: > 0 } ? Answered : Asked;
}
