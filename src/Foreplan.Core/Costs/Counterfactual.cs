using Foreplan.Roles;

namespace Foreplan.Costs;

/// <summary>What the same work would have cost in the old way, on the planner's model alone.</summary>
public static class Counterfactual
{
    // Models of the day read 200,000 tokens; sessions that reach it are summarized and go on.
    private const long Window = 200_000;
    private const long Summary = 20_000;

    /// <summary>
    /// The model that the comparisons are on: the planner's; for a scripted or local planner, the priced model that its script last played.
    /// </summary>
    public static ModelRef PricedPlanner(Ledger ledger, PriceBook prices, ModelRef planner)
    {
        if (planner.Provider is not ("scripted" or "ollama"))
        {
            return planner;
        }

        var played = ledger.Entries.LastOrDefault(e => e.Role == RoleName.Planner && e.Answered is not null)?.Answered;
        return ModelRef.TryParse(played, out var model) && prices.Find(model) is not null ? model : planner;
    }

    /// <summary>
    /// The recorded calls at the planner's prices, unrounded; null when its price is not known. What failed calls used counts too;
    /// of a call whose end is not recorded only its estimated input counts.
    /// </summary>
    public static decimal? SamePlannerModel(Ledger ledger, PriceBook prices, ModelRef planner) =>
        prices.Find(PricedPlanner(ledger, prices, planner)) is { } price
            ? ledger.Entries.Sum(e => (e.Usage, e.Outcome) switch
            {
                ({ } usage, _) => price.CostOf(usage),
                (null, CallOutcome.PossiblyPaid) => price.CostOf(new Usage { Input = e.EstimatedInput, Output = 0 }),
                _ => 0,
            })
            : null;

    /// <summary>
    /// An estimate of the same work in one session of the planner's model, unrounded; null when its price is not known.
    /// The model: all answered turns in their order are one growing conversation with the provider's cache on. Each turn reads the whole
    /// prefix before it from the cache, writes what is new, and gives the output it gave. New in a later turn of a recorded conversation is
    /// what its request grew by beyond the answer before; new in a first turn is what it did not read from the cache, because what
    /// conversations share (instructions, the plan) stands in the one session already. A session that would pass 200,000 tokens goes on
    /// from a summary of 20,000. Failed calls are left out; the same number of turns and no better or worse answers are assumed.
    /// </summary>
    public static decimal? OneSession(Ledger ledger, PriceBook prices, ModelRef planner)
    {
        if (prices.Find(PricedPlanner(ledger, prices, planner)) is not { } price)
        {
            return null;
        }

        var session = new CachedSession(price);
        var before = new Dictionary<(string?, string), Usage>();
        foreach (var entry in ledger.Entries)
        {
            if (entry is not { Outcome: CallOutcome.Answered, Usage: { } usage })
            {
                continue;
            }

            var key = (entry.Journal, entry.Conversation);
            var added = before.TryGetValue(key, out var last)
                ? Math.Max(0, usage.TotalInput - last.TotalInput - (last.Output - last.Reasoning))
                : usage.TotalInput - (before.Count == 0 ? 0 : usage.CacheRead);
            before[key] = usage;
            if (session.NextPrompt(added) > Window)
            {
                session.Compact(Summary);
            }

            session.Turn(added, usage.Output, usage.Reasoning);
        }

        return session.Usd;
    }
}
