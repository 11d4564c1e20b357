namespace Foreplan.Costs;

/// <summary>A sum over calls.</summary>
public sealed record LedgerTotal
{
    /// <summary>Calls sent.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls that failed.</summary>
    public int Failed { get; init; }

    /// <summary>Calls charged at their reservation, because no end of theirs is recorded.</summary>
    public int PossiblyPaid { get; init; }

    /// <summary>Calls whose price is not known.</summary>
    public int Unknown { get; init; }

    /// <summary>Tokens, summed; marked as estimated when a part of them is.</summary>
    public required Usage Usage { get; init; }

    /// <summary>Dollars of the calls whose price is known, unrounded.</summary>
    public required decimal KnownUsd { get; init; }

    /// <summary>Milliseconds that models took, summed.</summary>
    public required long Ms { get; init; }

    /// <summary>Dollars, unrounded; null when the price of one call is not known.</summary>
    public decimal? Usd => Unknown == 0 ? KnownUsd : null;

    internal static LedgerTotal Of(IEnumerable<LedgerEntry> entries)
    {
        var list = entries.ToList();
        return new LedgerTotal
        {
            Calls = list.Count,
            Failed = list.Count(e => e.Outcome == CallOutcome.Failed),
            PossiblyPaid = list.Count(e => e.Outcome == CallOutcome.PossiblyPaid),
            Unknown = list.Count(e => e.Usd is null),
            Usage = new Usage
            {
                Input = list.Sum(e => e.Usage?.Input ?? 0),
                CacheRead = list.Sum(e => e.Usage?.CacheRead ?? 0),
                CacheWrite = list.Sum(e => e.Usage?.CacheWrite ?? 0),
                Output = list.Sum(e => e.Usage?.Output ?? 0),
                Reasoning = list.Sum(e => e.Usage?.Reasoning ?? 0),
                Estimated = list.Any(e => e.Usage?.Estimated == true),
            },
            KnownUsd = list.Sum(e => e.Usd ?? 0),
            Ms = list.Sum(e => e.Ms),
        };
    }
}
