using Foreplan.Roles;

namespace Foreplan.Costs;

public sealed class CounterfactualTests
{
    private static readonly PriceBook Book = ShippedPrices.Book;

    [Fact]
    public void The_same_calls_are_priced_at_the_planners_prices() =>
        Assert.Equal(0.587375m, Counterfactual.SamePlannerModel(Ledger.Of(SampleBill.Journals), Book, SampleBill.Planner));

    [Fact]
    public void One_session_reads_its_growing_prefix_from_the_cache() =>
        Assert.Equal(0.6637375m, Counterfactual.OneSession(Ledger.Of(SampleBill.Journals), Book, SampleBill.Planner));

    [Fact]
    public void The_calls_of_one_cached_session_cost_the_same_as_one_session()
    {
        // 6.25 x 10000 + 25 x 400; then 0.5 x 10000 + 6.25 x 3500 + 25 x 100, per million
        var ledger = Ledger.Of(new CallLog("plan", "a")
            .Call("plan", 1, SampleBill.Used(0, 0, 10_000, 400), 0.0725m)
            .Call("plan", 2, SampleBill.Used(0, 10_000, 3_500, 100), 0.029375m)
            .Events);
        Assert.Equal(0.101875m, Counterfactual.OneSession(ledger, Book, SampleBill.Planner));
        Assert.Equal(0.101875m, ledger.Total.Usd);
    }

    [Fact]
    public void A_prefix_too_short_for_the_cache_is_paid_as_plain_input()
    {
        var ledger = Ledger.Of(new CallLog("plan", "a")
            .Call("plan", 1, SampleBill.Used(1_000, 0, 0, 100), 0.0075m)
            .Call("plan", 2, SampleBill.Used(2_000, 0, 0, 100), 0.0125m)
            .Events);
        Assert.Equal(0.02m, Counterfactual.OneSession(ledger, Book, SampleBill.Planner));
    }

    [Fact]
    public void A_session_that_would_pass_the_window_goes_on_from_a_summary()
    {
        var log = new CallLog("run", "a").As(RoleName.Executor, "anthropic/claude-haiku-4-5", 1);
        foreach (var phase in Enumerable.Range(1, 4))
        {
            log.Call($"p{phase}.1", 1, SampleBill.Used(60_000, 0, 0, 1_000), 0.065m);
        }

        // 60000 written; 60000 read, 61000 written; 121000 read, 61000 written; then 80000 written; 4 x 1000 output
        Assert.Equal(
            ((262_000 * 6.25m) + (181_000 * 0.5m) + (4_000 * 25)) / 1_000_000m,
            Counterfactual.OneSession(Ledger.Of(log.Events), Book, SampleBill.Planner));
    }

    [Fact]
    public void Thinking_is_paid_but_does_not_stay_in_the_session()
    {
        var ledger = Ledger.Of(new CallLog("plan", "a")
            .Call("plan", 1, SampleBill.Used(0, 0, 10_000, 400) with { Reasoning = 300 }, 0m)
            .Call("plan", 2, SampleBill.Used(0, 10_000, 100, 0), 0m)
            .Events);
        Assert.Equal(0.0725m + 0.005m + 0.000625m, Counterfactual.OneSession(ledger, Book, SampleBill.Planner));
    }

    [Fact]
    public void Without_a_price_for_the_planner_there_is_no_comparison()
    {
        var ledger = Ledger.Of(SampleBill.Journals);
        Assert.Null(Counterfactual.SamePlannerModel(ledger, Book, new ModelRef("openai", "gpt-99")));
        Assert.Null(Counterfactual.OneSession(ledger, Book, new ModelRef("openai", "gpt-99")));
    }

    [Fact]
    public void A_scripted_planner_is_compared_at_the_model_that_it_plays()
    {
        var ledger = Ledger.Of(new CallLog("plan", "a")
            .As(RoleName.Planner, "scripted:demo.json").Call("plan", 1, SampleBill.Used(1_000_000, 0, 0, 0), 5, by: "anthropic/claude-opus-4-5")
            .As(RoleName.Executor, "scripted:demo.json", 1).Call("p1.1", 1, SampleBill.Used(1_000_000, 0, 0, 0), 1, by: "anthropic/claude-haiku-4-5")
            .Events);
        Assert.Equal(10m, Counterfactual.SamePlannerModel(ledger, Book, new ModelRef("scripted", "demo.json")));
    }
}
