using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Costs;

/// <summary>The bill of a plan, beside what the same work would have cost in the old way. Dollars are unrounded.</summary>
public sealed record Report
{
    /// <summary>The plan's title.</summary>
    public required string Title { get; init; }

    /// <summary>Every call.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>Planning, refinement, implementation with its phases, review; work of no stage last and only where there is some.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }

    /// <summary>Everything.</summary>
    public required ReportRow Total { get; init; }

    /// <summary>Sums by role.</summary>
    public required IReadOnlyList<ReportRow> ByRole { get; init; }

    /// <summary>Sums by model.</summary>
    public required IReadOnlyList<ReportRow> ByModel { get; init; }

    /// <summary>The model that the comparisons are on; null when no planner is named.</summary>
    public ModelRef? Planner { get; init; }

    /// <summary>Dollars for the same calls on the planner's model, at known prices; null when its price is not known.</summary>
    public decimal? SamePlannerModel { get; init; }

    /// <summary>An estimate in dollars of the same work in one cached session of the planner's model; null when its price is not known.</summary>
    public decimal? OneSession { get; init; }

    /// <summary>The part of <see cref="SamePlannerModel"/> that was saved, 0.8 for 80 %; negative when the new way cost more; null when one of the two is not known or nothing was to be paid.</summary>
    public decimal? Savings => Saved(SamePlannerModel);

    /// <summary>The part of <see cref="OneSession"/> that was saved, likewise; an estimate.</summary>
    public decimal? OneSessionSavings => Saved(OneSession);

    /// <summary>The bill of a plan.</summary>
    /// <param name="title">The plan's title.</param>
    /// <param name="journals">Every journal of the plan; what each is of stands in its first record.</param>
    /// <param name="prices">Prices for the comparisons, and for calls whose price was not known when they were made.</param>
    /// <param name="planner">The planner's model; null for no comparison.</param>
    public static Report Of(string title, IEnumerable<IEnumerable<RunEvent>> journals, PriceBook prices, ModelRef? planner)
    {
        var all = journals.Select(j => j.ToList()).ToList();
        var ledger = Ledger.Of(all, prices);
        var failed = all.SelectMany(j => j).OfType<RunEvent.AttemptFailed>().ToLookup(a => a.Phase);
        return new Report
        {
            Title = title,
            Ledger = ledger,
            Rows = ReportRows.ByStage(ledger.Entries, failed),
            Total = ReportRow.Of("Total", ledger.Entries) with { FailedAttempts = failed.Sum(p => p.Count()) },
            ByRole = [.. ledger.Entries.GroupBy(e => e.Role).OrderBy(g => g.Key).Select(g => ReportRow.Of(g.Key.ToString(), g))],
            ByModel = [.. ledger.Entries.GroupBy(e => e.Model).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => ReportRow.Of(g.Key, g))],
            Planner = planner is null ? null : Counterfactual.PricedPlanner(ledger, prices, planner),
            SamePlannerModel = planner is null ? null : Counterfactual.SamePlannerModel(ledger, prices, planner),
            OneSession = planner is null ? null : Counterfactual.OneSession(ledger, prices, planner),
        };
    }

    private decimal? Saved(decimal? oldWay) =>
        oldWay is { } old and > 0 && Total.Total.Usd is { } now ? 1 - (now / old) : null;
}
