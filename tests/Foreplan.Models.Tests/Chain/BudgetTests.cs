using Foreplan.Costs;
using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.Models.Tests.Chain;

public sealed class BudgetTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_call_that_may_not_fit_is_not_sent()
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Never." });
        var scope = bench.Scope(bench.Real("anthropic", server)) with { Budget = new(1.00m, () => 0.99m) };

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(scope));

        Assert.Equal(Outcome.Waiting, thrown.Outcome);
        Assert.Contains("--budget 1.50", thrown.Hint, StringComparison.Ordinal);
        Assert.Equal("budget", Assert.IsType<RunEvent.Paused>(Assert.Single(bench.Journal.Events)).Reason);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_call_that_fits_is_reserved_with_its_whole_output_cap()
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Done.", Usage = new(100, 5) });
        var scope = bench.Scope(bench.Real("anthropic", server)) with { Budget = new(1.00m, () => 0.95m) };

        await bench.AskAsync(scope);

        // 8,000 tokens of output at $5 per million, and a little input.
        Assert.InRange(bench.Sent.Single().ReservedUsd ?? 0, 0.04m, 0.0401m);
        Assert.Equal(0.000125m, bench.Answered.Single().Usd);
    }

    [Fact]
    public async Task Each_try_is_reserved_anew()
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "eof", Say = "Half.", Usage = new(200_000, 5) }, new ServerTurn { Say = "Never." });
        var model = bench.Real("anthropic", server);
        var scope = bench.Scope(model) with { Budget = new(0.20m, () => bench.Failed.Sum(failed => failed.Usd ?? 0)) };

        await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(scope));

        Assert.Single(bench.Sent);
        Assert.IsType<RunEvent.Paused>(bench.Journal.Events[^1]);
    }

    [Fact]
    public async Task An_unknown_price_stops_a_run_with_a_budget_and_is_shown_as_unknown_without()
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Done." });
        var model = bench.Real("openai", server) with { Name = "some-model" };

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(model) with { Budget = new(100, () => 0) }));
        await bench.AskAsync(bench.Scope(model));

        Assert.Contains("openai/some-model", thrown.Message, StringComparison.Ordinal);
        Assert.Null(bench.Sent.Single().ReservedUsd);
        Assert.Null(bench.Answered.Single().Usd);
    }

    [Fact]
    public async Task A_scripted_turn_is_reserved_and_charged_as_the_model_it_names_and_others_are_free()
    {
        var model = bench.Script("""
            {"role": "executor", "say": "free", "usage": {"input": 1000, "output": 10}},
            {"role": "executor", "say": "dear", "model": "anthropic/claude-opus-4-5", "usage": {"input": 1000, "output": 10}}
            """);

        await bench.AskAsync(bench.Scope(model) with { Budget = new(0.10m, () => 0) });
        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(model, turn: 2) with { Budget = new(0.10m, () => 0) }));
        await bench.AskAsync(bench.Scope(model, turn: 2) with { Budget = new(1, () => 0) });

        Assert.Equal(Outcome.Waiting, thrown.Outcome);
        Assert.Equal([0m, 0.00525m], bench.Answered.Select(answered => answered.Usd ?? -1));
        Assert.Equal("anthropic/claude-opus-4-5", bench.Answered.Last().Model);
        Assert.DoesNotContain(bench.Watcher.Told, told => told.Contains("answered", StringComparison.Ordinal));
    }
}
