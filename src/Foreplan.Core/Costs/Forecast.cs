using Foreplan.Roles;

namespace Foreplan.Costs;

/// <summary>An estimate of a run before it starts: a range, never a promise; the budget is the promise.</summary>
public sealed record Forecast
{
    // A phase that goes well reads its brief, edits, and is done; one that does not explores and uses its attempts.
    private static readonly Course Well = new(Turns: 4, Answer: 500, Added: 600);
    private static readonly Course Badly = new(Turns: 12, Answer: 1_500, Added: 2_500);

    /// <summary>A row per phase, then the review where there is one.</summary>
    public required IReadOnlyList<ForecastRow> Rows { get; init; }

    /// <summary>Dollars when everything goes well; null when a price is not known.</summary>
    public decimal? LowUsd => Sum(r => r.LowUsd);

    /// <summary>Dollars when everything takes every attempt; null when a price is not known.</summary>
    public decimal? HighUsd => Sum(r => r.HighUsd);

    /// <summary>Estimates a run: per phase one cached conversation of 4 turns (low) up to 12 turns for each attempt (high).</summary>
    /// <param name="phases">The phases that will run.</param>
    /// <param name="executor">The executor's model.</param>
    /// <param name="reviewer">The reviewer's model; null when the review is skipped.</param>
    /// <param name="reviewTokens">Tokens of the reviewer's first request as far as they are known; 0 to take the largest brief.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="attempts">Attempts at a phase; 2 by default.</param>
    public static Forecast Of(
        IReadOnlyList<ForecastPhase> phases,
        ModelRef executor,
        ModelRef? reviewer,
        long reviewTokens,
        PriceBook prices,
        int attempts = 2)
    {
        var price = prices.Find(executor);
        var rows = phases.Select(p => new ForecastRow($"Phase {p.Id}", Well.Usd(price, p.BriefTokens), Badly.Times(attempts).Usd(price, p.BriefTokens))).ToList();
        if (reviewer is not null)
        {
            var first = reviewTokens > 0 ? reviewTokens : phases.Select(p => p.BriefTokens).DefaultIfEmpty().Max();
            var review = prices.Find(reviewer);
            rows.Add(new ForecastRow("Review", Well.Usd(review, first), Badly.Usd(review, first)));
        }

        return new Forecast { Rows = rows };
    }

    /// <summary><c>$0.12 to $0.48</c>, or <c>unknown</c>.</summary>
    public override string ToString() =>
        LowUsd is { } low && HighUsd is { } high
            ? low == high ? Dollars.Show(low) : $"{Dollars.Show(low)} to {Dollars.Show(high)}"
            : Dollars.Show(null);

    private decimal? Sum(Func<ForecastRow, decimal?> part) =>
        Rows.Aggregate((decimal?)0, (sum, row) => sum + part(row));

    // A course of a conversation: so many turns, each with an answer, each after the first with so much read anew.
    private sealed record Course(int Turns, int Answer, int Added)
    {
        // Requests are cut at this size, whatever is added.
        private const long Cap = 60_000;

        internal Course Times(int attempts) => this with { Turns = Turns * Math.Max(1, attempts) };

        internal decimal? Usd(Price? price, long first)
        {
            if (price is null)
            {
                return null;
            }

            var session = new CachedSession(price);
            session.Turn(first, Answer);
            for (var turn = 2; turn <= Turns; turn++)
            {
                session.Turn(Math.Max(0, Math.Min(Added, Cap - session.NextPrompt(0))), Answer);
            }

            return session.Usd;
        }
    }
}
