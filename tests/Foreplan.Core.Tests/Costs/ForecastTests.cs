using Foreplan.Roles;

namespace Foreplan.Costs;

public sealed class ForecastTests
{
    private static readonly ModelRef Haiku = new("anthropic", "claude-haiku-4-5");
    private static readonly ModelRef Sonnet = new("anthropic", "claude-sonnet-4-5");

    [Fact]
    public void A_phase_that_goes_well_is_four_cached_turns()
    {
        var forecast = Forecast.Of([new(1, 20_000)], Haiku, null, 0, ShippedPrices.Book);
        // 20000 written; then 20000, 21100, 22200 read and 1100 written each; 4 x 500 output
        Assert.Equal(((23_300 * 1.25m) + (63_300 * 0.1m) + (2_000 * 5)) / 1_000_000m, forecast.LowUsd);
        Assert.True(forecast.HighUsd > forecast.LowUsd * 2);
    }

    [Fact]
    public void The_range_is_the_sum_of_its_rows_and_the_review_is_one()
    {
        var forecast = Forecast.Of([new(1, 20_000), new(2, 30_000)], Haiku, Sonnet, 15_000, ShippedPrices.Book);
        Assert.Equal(["Phase 1", "Phase 2", "Review"], forecast.Rows.Select(r => r.Name));
        Assert.Equal(forecast.Rows.Sum(r => r.LowUsd), forecast.LowUsd);
        Assert.Equal($"{Dollars.Show(forecast.LowUsd)} to {Dollars.Show(forecast.HighUsd)}", forecast.ToString());
    }

    [Fact]
    public void More_attempts_can_cost_more()
    {
        var one = Forecast.Of([new(1, 20_000)], Haiku, null, 0, ShippedPrices.Book, attempts: 1);
        var three = Forecast.Of([new(1, 20_000)], Haiku, null, 0, ShippedPrices.Book, attempts: 3);
        Assert.Equal(one.LowUsd, three.LowUsd);
        Assert.True(three.HighUsd > one.HighUsd);
    }

    [Fact]
    public void A_price_that_is_not_known_makes_the_forecast_unknown()
    {
        var forecast = Forecast.Of([new(1, 20_000)], Haiku, new ModelRef("openai", "gpt-99"), 0, ShippedPrices.Book);
        Assert.NotNull(forecast.Rows[0].LowUsd);
        Assert.Null(forecast.LowUsd);
        Assert.Equal("unknown", forecast.ToString());
    }

    [Fact]
    public void A_local_model_costs_nothing() =>
        Assert.Equal("$0.00", Forecast.Of([new(1, 20_000)], new ModelRef("ollama", "qwen3"), null, 0, ShippedPrices.Book).ToString());
}
