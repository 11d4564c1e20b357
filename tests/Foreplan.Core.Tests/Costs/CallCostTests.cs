using System.Text.Json;
using Foreplan.Roles;

namespace Foreplan.Costs;

public sealed class CallCostTests
{
    private static readonly PriceBook Book = PriceBook.Parse(ShippedPrices.Json);
    private static readonly ModelRef Haiku45 = new("anthropic", "claude-haiku-4-5");
    private static readonly ModelRef Haiku55 = new("anthropic", "claude-haiku-5-5");
    private static readonly ModelRef Opus45 = new("anthropic", "claude-opus-4-5");
    private static readonly Usage Some = new() { Input = 1_000, CacheRead = 20_000, CacheWrite = 4_000, Output = 500, Reasoning = 300 };

    [Fact]
    public void Cached_and_written_input_are_multiples_and_thinking_is_part_of_the_output()
    {
        // 1000 x 5 + 20000 x 0.5 + 4000 x 6.25 + 500 x 25, per million
        Assert.Equal(0.0525m, Book.CostOf(Opus45, null, Some));
    }

    [Fact]
    public void A_cache_without_a_known_multiple_is_priced_as_plain_input() =>
        Assert.Equal(0.025m + 0.001m, new Price { Id = "a/b", Input = 1, Output = 2 }.CostOf(Some));

    [Theory]
    [InlineData(100_000, 0.0105)] // 100000 x 0.1 + 1000 x 0.5
    [InlineData(100_001, 0.0525005)] // 100001 x 0.5 + 1000 x 2.5
    public void Above_its_band_every_token_of_a_request_is_dearer(long input, double usd) =>
        Assert.Equal((decimal)usd, Book.CostOf(Haiku55, null, new Usage { Input = input, Output = 1_000 }));

    [Fact]
    public void The_band_counts_what_was_read_from_the_cache_too()
    {
        var usage = new Usage { Input = 1, CacheRead = 90_000, CacheWrite = 10_000, Output = 0 };
        // (1 + 9000 + 12500) x 0.1 x 5
        Assert.Equal(0.0107505m, Book.CostOf(Haiku55, null, usage));
    }

    [Fact]
    public void Input_and_output_of_a_band_have_their_own_multiples()
    {
        // gemini-2.5-pro above 200k: input 1.25 x 2, output 10 x 1.5
        var usage = new Usage { Input = 300_000, Output = 2_000 };
        Assert.Equal(0.75m + 0.03m, Book.CostOf(new ModelRef("google", "gemini-2.5-pro"), null, usage));
    }

    [Fact]
    public void The_dearer_of_the_model_asked_and_the_model_that_answered_is_charged()
    {
        var usage = new Usage { Input = 1_000_000, Output = 0 };
        Assert.Equal(5m, Book.CostOf(Haiku45, "claude-opus-4-5-20251101", usage));
        Assert.Equal(5m, Book.CostOf(Opus45, "claude-haiku-4-5-20251001", usage));
        Assert.Equal(1m, Book.CostOf(Haiku45, "claude-haiku-4-5-20251001", usage));
    }

    [Fact]
    public void The_dearer_of_two_is_not_known_when_one_is_not()
    {
        Assert.Null(Book.CostOf(Haiku45, "claude-haiku-9", Some));
        Assert.Null(Book.CostOf(new ModelRef("openai", "house-alias"), "gpt-4o-2024-08-06", Some));
        Assert.Null(Book.CostOf(new ModelRef("openai", "house-alias"), null, Some));
    }

    [Fact]
    public void A_call_that_used_nothing_cost_nothing_at_any_price() =>
        Assert.Equal(0m, Book.CostOf(new ModelRef("openai", "gpt-5.1-codex"), null, new Usage { Input = 0, Output = 0 }));

    [Fact]
    public void Local_and_scripted_models_cost_nothing_unless_a_priced_model_is_named()
    {
        var script = new ModelRef("scripted", "demo/turns.json");
        Assert.Equal(0m, Book.CostOf(script, null, Some));
        Assert.Equal(0m, Book.CostOf(script, "scripted:demo/turns.json", Some));
        Assert.Equal(0m, Book.CostOf(new ModelRef("ollama", "qwen3"), "qwen3", Some));
        Assert.Equal(0.0525m, Book.CostOf(script, "anthropic/claude-opus-4-5", Some));
    }

    [Fact]
    public void A_reservation_is_never_less_than_the_call_can_cost()
    {
        // All input written to the cache: 10000 x 1.25 + 8000 x 5, per million
        Assert.Equal(0.0525m, Book.Reserve(Haiku45, 10_000, 8_000));
        // In the dearest band: 10000 x 0.125 x 5 + 8000 x 0.5 x 5
        Assert.Equal(0.02625m, Book.Reserve(Haiku55, 10_000, 8_000));
        Assert.Null(Book.Reserve(new ModelRef("openai", "house-alias"), 1, 1));
    }

    [Fact]
    public void A_real_session_comes_to_its_recorded_total_to_the_cent()
    {
        if (Cases.Find("session-logs/usage-453-turns.jsonl") is not { } path)
        {
            return;
        }

        var total = 0m;
        var recorded = 0m;
        foreach (var line in File.ReadLines(path))
        {
            using var turn = JsonDocument.Parse(line);
            var root = turn.RootElement;
            var used = root.GetProperty("usage");
            var usage = new Usage
            {
                Input = used.GetProperty("input").GetInt64(),
                CacheRead = used.GetProperty("cacheRead").GetInt64(),
                CacheWrite = used.GetProperty("cacheWrite").GetInt64(),
                Output = used.GetProperty("output").GetInt64(),
            };
            var model = root.GetProperty("model").GetString() ?? "";
            var cost = Book.CostOf(new ModelRef(root.GetProperty("provider").GetString() ?? "", model), model, usage);
            var expected = used.GetProperty("cost").GetProperty("total").GetDecimal();
            Assert.NotNull(cost);
            Assert.InRange(cost.Value, expected - 0.0000001m, expected + 0.0000001m);
            total += cost.Value;
            recorded += expected;
        }

        Assert.Equal(Math.Round(recorded, 2), Math.Round(total, 2));
    }
}
