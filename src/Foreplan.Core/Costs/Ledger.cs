using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

/// <summary>Usage and dollars, call by call: a fold over journals.</summary>
/// <param name="Entries">Every call that was sent, in the journals' order.</param>
public sealed record Ledger(IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>What a budget counts as spent: known costs and outstanding reservations. A cost that is not known counts as its reservation.</summary>
    public decimal SpentUsd => Entries.Sum(e => e.Usd ?? e.ReservedUsd ?? 0);

    /// <summary>Everything.</summary>
    public LedgerTotal Total => LedgerTotal.Of(Entries);

    /// <summary>Sums by phase, in order; calls of no phase are left out.</summary>
    public IReadOnlyList<(int Phase, LedgerTotal Total)> ByPhase =>
        [.. Entries.Where(e => e.Phase is not null).GroupBy(e => e.Phase ?? 0).OrderBy(g => g.Key).Select(g => (g.Key, LedgerTotal.Of(g)))];

    /// <summary>Sums by role, planner first.</summary>
    public IReadOnlyList<(RoleName Role, LedgerTotal Total)> ByRole =>
        [.. Entries.GroupBy(e => e.Role).OrderBy(g => g.Key).Select(g => (g.Key, LedgerTotal.Of(g)))];

    /// <summary>Sums by model, by name.</summary>
    public IReadOnlyList<(string Model, LedgerTotal Total)> ByModel =>
        [.. Entries.GroupBy(e => e.Model).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, LedgerTotal.Of(g)))];

    /// <summary>The calls of one journal.</summary>
    /// <param name="journal">Its events in order.</param>
    /// <param name="prices">Prices for calls whose price was not known when they were made; null for none.</param>
    public static Ledger Of(IEnumerable<RunEvent> journal, PriceBook? prices = null) => Of([journal], prices);

    /// <summary>The calls of several journals.</summary>
    /// <param name="journals">Each journal's events in order; what a call was charged at when it was made stays.</param>
    /// <param name="prices">Prices for calls whose price was not known when they were made; null for none.</param>
    public static Ledger Of(IEnumerable<IEnumerable<RunEvent>> journals, PriceBook? prices = null)
    {
        var entries = new List<LedgerEntry>();
        foreach (var journal in journals)
        {
            new LedgerFold(entries, prices).Fold(journal);
        }

        return new Ledger(entries);
    }
}
