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
        var (calls, failed, possiblyPaid, unknown, usd, ms) = (0, 0, 0, 0, 0m, 0L);
        var usage = new Usage { Input = 0, Output = 0 };
        foreach (var entry in entries)
        {
            calls++;
            failed += entry.Outcome == CallOutcome.Failed ? 1 : 0;
            possiblyPaid += entry.Outcome == CallOutcome.PossiblyPaid ? 1 : 0;
            unknown += entry.Usd is null ? 1 : 0;
            usd += entry.Usd ?? 0;
            ms += entry.Ms;
            usage = entry.Usage is { } used ? Sum(usage, used) : usage;
        }
        return new() { Calls = calls, Failed = failed, PossiblyPaid = possiblyPaid, Unknown = unknown, Usage = usage, KnownUsd = usd, Ms = ms };
    }

    private static Usage Sum(Usage one, Usage other) => new()
    {
        Input = one.Input + other.Input,
        CacheRead = one.CacheRead + other.CacheRead,
        CacheWrite = one.CacheWrite + other.CacheWrite,
        Output = one.Output + other.Output,
        Reasoning = one.Reasoning + other.Reasoning,
        Estimated = one.Estimated || other.Estimated,
    };
}
