using System.Diagnostics;
using System.Text.Json;
using Foreplan.Roles;
using Xunit.Abstractions;

namespace Foreplan.Costs;

public sealed class TokenEstimateTests(ITestOutputHelper output)
{
    // Counts by o200k itself.
    [Theory]
    [InlineData("Hello, world!", 4)]
    [InlineData("The quick brown fox jumps over the lazy dog.", 10)]
    [InlineData("1234567890", 4)]
    public void Short_texts_are_near_their_count(string text, int count) =>
        Assert.InRange(TokenEstimate.Of(text), count - 1, count + 1);

    [Fact]
    public void Nothing_is_nothing_and_something_is_something()
    {
        Assert.Equal(0, TokenEstimate.Of(""));
        Assert.Equal(1, TokenEstimate.Of(" "));
        Assert.Equal(1, TokenEstimate.Of("a"));
    }

    [Fact]
    public void Any_text_has_a_count_even_a_torn_one()
    {
        foreach (var text in (string[])["\ud83d", "\udc00a", "a\ud840", "\r\r\n", "'", "a'", "a'l", "\u0301\u0301", "\0\0", "\t1", " \u3000!"])
        {
            Assert.InRange(TokenEstimate.Of(text), 1, 2 * text.Length);
        }
    }

    [Fact]
    public void Claude_counts_one_and_a_half_times_as_many()
    {
        var text = "one two three four five six seven";
        var plain = TokenEstimate.Of(text);
        Assert.Equal((int)Math.Ceiling(plain * 1.5m), TokenEstimate.Of(text, new ModelRef("anthropic", "claude-haiku-4-5")));
        Assert.Equal((int)Math.Ceiling(plain * 1.5m), TokenEstimate.Of(text, new ModelRef("openrouter", "anthropic/claude-sonnet-4.5")));
        Assert.Equal(plain, TokenEstimate.Of(text, new ModelRef("openai", "gpt-4o")));
        Assert.Equal(plain, TokenEstimate.Of(text, new ModelRef("scripted", "claude.json")));
    }

    [Fact]
    public void Real_plans_are_estimated_well_below_15_percent_off()
    {
        if (Cases.Find("plans/expected.jsonl") is not { } expected)
        {
            return;
        }

        var errors = new List<double>();
        foreach (var line in File.ReadLines(expected))
        {
            using var row = JsonDocument.Parse(line);
            var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(expected) ?? "", row.RootElement.GetProperty("file").GetString() ?? ""));
            errors.Add((TokenEstimate.Of(text) / row.RootElement.GetProperty("o200k").GetDouble()) - 1);
        }

        var sorted = errors.Select(Math.Abs).Order().ToList();
        output.WriteLine($"{errors.Count} files: median {sorted[errors.Count / 2]:P1}, p90 {sorted[errors.Count * 9 / 10]:P1}, p99 {sorted[errors.Count * 99 / 100]:P1}, max {sorted[^1]:P1}, bias {errors.Average():P2}");
        Assert.InRange(sorted[errors.Count / 2], 0, 0.025);
        Assert.InRange(sorted[errors.Count * 9 / 10], 0, 0.06);
        Assert.InRange(sorted[^1], 0, 0.13);
        Assert.InRange(errors.Average(), -0.01, 0.01);
    }

    [Fact]
    public void The_time_grows_with_the_text_and_not_faster()
    {
        // The worst pieces: one word, one run, one blank, one number, alternation.
        foreach (var unit in (string[])["a", "-", " ", "1", "\n", "aB", " .", "日", "é'"])
        {
            var text = string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length));
            var watch = Stopwatch.StartNew();
            Assert.True(TokenEstimate.Of(text) > 0);
            output.WriteLine($"{unit.Replace('\n', 'n')}: {text.Length / watch.Elapsed.TotalSeconds / 1e6:F0} M characters/s");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{unit}: {watch.Elapsed}");
        }
    }
}
