using Foreplan.Roles;

namespace Foreplan.Costs;

public sealed class PriceBookTests
{
    private static readonly PriceBook Book = PriceBook.Parse(ShippedPrices.Json);

    [Fact]
    public void The_shipped_prices_are_read_whole()
    {
        Assert.Empty(Book.Diagnostics);
        Assert.Equal(20, Book.Rows.Count);
        var haiku = Assert.Single(Book.Rows, r => r.Id == "anthropic/claude-haiku-5-5");
        Assert.Equal(
            new Price
            {
                Id = "anthropic/claude-haiku-5-5",
                Input = 0.1m,
                Output = 0.5m,
                CacheRead = 0.1m,
                CacheWrite = 1.25m,
                CacheWrite1h = 2,
                MinCache = 512,
                Batch = 0.5m,
                BandTokens = 100_000,
                BandInput = 5,
                BandOutput = 5,
                AsOf = "2026-11",
                Tier = ModelTier.Cheap,
                Released = "2026-10",
            },
            haiku);
        var o3 = Assert.Single(Book.Rows, r => r.Id == "openai/o3");
        Assert.Equal(("math- and logic-heavy planning", "slow", "best in class", "overkill"), (o3.BestFor, o3.Speed, o3.Planning, o3.Execution));
    }

    [Theory]
    [InlineData("anthropic", "claude-haiku-4-5-20251001", "anthropic/claude-haiku-4-5")]
    [InlineData("anthropic", "claude-haiku-4.5", "anthropic/claude-haiku-4-5")]
    [InlineData("anthropic", "Claude-Haiku-4-5", "anthropic/claude-haiku-4-5")]
    [InlineData("anthropic", "claude-3-5-haiku", "anthropic/claude-haiku-3-5")]
    [InlineData("anthropic", "claude-3-5-haiku-20241022", "anthropic/claude-haiku-3-5")]
    [InlineData("anthropic", "claude-3.5-haiku-latest", "anthropic/claude-haiku-3-5")]
    [InlineData("anthropic", "claude-sonnet-3-7", "anthropic/claude-3-7-sonnet")]
    [InlineData("anthropic", "claude-3-7-sonnet-20250219", "anthropic/claude-3-7-sonnet")]
    [InlineData("anthropic", "claude-opus-4-20250514", "anthropic/claude-opus-4")]
    [InlineData("anthropic", "claude-opus-4@20250514", "anthropic/claude-opus-4")]
    [InlineData("openai", "gpt-4o-2024-08-06", "openai/gpt-4o")]
    [InlineData("openai", "gpt-5-6-luna", "openai/gpt-5.6-luna")]
    [InlineData("google", "gemini-2-5-pro", "google/gemini-2.5-pro")]
    public void Every_spelling_of_a_model_finds_its_familys_row(string provider, string name, string row) =>
        Assert.Equal(row, Book.Find(new ModelRef(provider, name))?.Id);

    [Theory]
    [InlineData("anthropic", "claude-opus-4-1")]
    [InlineData("anthropic", "claude-opus-9")]
    [InlineData("openai", "gpt-4o-mini")]
    [InlineData("openai-compatible", "gpt-4o")]
    [InlineData("openrouter", "anthropic/claude-sonnet-4.5")]
    public void Another_model_or_another_seller_is_not_priced_by_a_likeness(string provider, string name) =>
        Assert.Null(Book.Find(new ModelRef(provider, name)));

    [Fact]
    public void An_empty_book_knows_nothing_but_what_is_free()
    {
        var empty = new PriceBook();
        Assert.Null(empty.Find(new ModelRef("anthropic", "claude-haiku-4-5")));
        Assert.Null(empty.Reserve(new ModelRef("anthropic", "claude-haiku-4-5"), 10, 10));
        Assert.Equal(0m, empty.Reserve(new ModelRef("ollama", "qwen3"), 10, 10));
    }

    [Fact]
    public void A_row_of_the_person_replaces_the_built_in_row_whole_and_others_are_added()
    {
        var book = PriceBook.Parse(ShippedPrices.Json, """
            [ { "id": "anthropic/claude-3.5-haiku", "input": 7, "output": 8 }, { "id": "ollama/qwen3", "input": 0.01, "output": 0.02 } ]
            """);
        Assert.Empty(book.Diagnostics);
        Assert.Equal(21, book.Rows.Count);
        var haiku = book.Find(new ModelRef("anthropic", "claude-haiku-3-5"));
        Assert.Equal((7m, 8m, 1m, (ModelTier?)null), (haiku?.Input, haiku?.Output, haiku?.CacheRead, haiku?.Tier));
        Assert.Equal(0.01m, book.Find(new ModelRef("ollama", "qwen3"))?.Input);
    }

    [Theory]
    [InlineData("""{ "models": [ { "input": 1, "output": 2 } ] }""", "PL602", "row 1")]
    [InlineData("""{ "models": [ "x" ] }""", "PL602", "row 1")]
    [InlineData("""{ "models": [ { "id": "haiku", "input": 1, "output": 2 } ] }""", "PL602", "`id` is not a text")]
    [InlineData("""{ "models": [ { "id": "a/b", "output": 2 } ] }""", "PL602", "`input` is missing")]
    [InlineData("""{ "models": [ { "id": "a/b", "input": -1, "output": 2 } ] }""", "PL602", "`input` is not a number")]
    [InlineData("""{ "models": [ { "id": "a/b", "input": "1", "output": 2 } ] }""", "PL602", "`input` is not a number")]
    [InlineData("""{ "models": [ { "id": "a/b", "input": 1, "output": 1e30 } ] }""", "PL602", "`output` is not a number")]
    [InlineData("""{ "models": [ { "id": "a/b", "input": 1, "output": 2, "bandTokens": 1.5 } ] }""", "PL602", "`bandTokens`")]
    [InlineData("""{ "models": [ { "id": "a/b", "input": 1, "output": 2, "tier": "best" } ] }""", "PL602", "`tier`")]
    [InlineData("""{ "prices": 1 }""", "PL601", "models")]
    [InlineData("{", "PL601", "cannot be read")]
    public void What_cannot_be_read_is_said_and_left_out(string json, string id, string words)
    {
        var book = PriceBook.Parse(json);
        var problem = Assert.Single(book.Diagnostics);
        Assert.Equal(id, problem.Id);
        Assert.Contains(words, problem.Message + problem.Fix, StringComparison.Ordinal);
        Assert.Empty(book.Rows);
    }

    [Fact]
    public void A_bad_row_of_the_person_leaves_the_built_in_row()
    {
        var book = PriceBook.Parse(ShippedPrices.Json, """{ "models": [ { "id": "openai/o3", "input": "free" } ] }""");
        Assert.Single(book.Diagnostics);
        Assert.Equal(2m, book.Find(new ModelRef("openai", "o3"))?.Input);
    }

    [Fact]
    public void The_same_model_twice_in_one_list_is_said()
    {
        var book = PriceBook.Parse("""[ { "id": "a/b.1", "input": 1, "output": 1 }, { "id": "a/b-1", "input": 2, "output": 2 } ]""");
        Assert.Equal("PL603", Assert.Single(book.Diagnostics).Id);
        Assert.Equal(2m, Assert.Single(book.Rows).Input);
    }

    [Fact]
    public void Init_gets_the_newest_row_of_a_tier_that_a_key_is_there_for()
    {
        Assert.Equal("anthropic/claude-opus-5-5", Book.Newest(ModelTier.Strong, ["anthropic", "openai"])?.Id);
        Assert.Equal("anthropic/claude-sonnet-5-5", Book.Newest(ModelTier.Medium, ["anthropic"])?.Id);
        Assert.Equal("anthropic/claude-haiku-5-5", Book.Newest(ModelTier.Cheap, ["anthropic"])?.Id);
        Assert.Equal("openai/gpt-5.6-luna", Book.Newest(ModelTier.Cheap, ["openai", "google"])?.Id);
        Assert.Null(Book.Newest(ModelTier.Strong, ["google"]));
        Assert.Null(Book.Newest(ModelTier.Strong, []));
    }
}
