using Foreplan.ModelServer;
using Foreplan.Runs;

namespace Foreplan.Models.Tests.Providers;

public sealed class FaultTests : IDisposable
{
    private static readonly ServerTurn Whole = new() { Say = "Whole.", Usage = new(100, 5) };

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    public static TheoryData<string, string, string, bool> Passing()
    {
        var data = new TheoryData<string, string, string, bool>();
        foreach (var protocol in new[] { "anthropic", "openai" })
        {
            data.Add(protocol, "429", "rate_limit", false);
            data.Add(protocol, "529", "overloaded", false);
            data.Add(protocol, "500", "server", false);
            data.Add(protocol, "503", "server", false);
            data.Add(protocol, "408", "server", false);
            data.Add(protocol, "409", "server", false);
            data.Add(protocol, "cut", "cut", true);
            data.Add(protocol, "eof", "cut", true);
            data.Add(protocol, "garbage", "cut", true);
            data.Add(protocol, "error", protocol == "anthropic" ? "overloaded" : "cut", true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_passing_fault_is_one_failed_try_and_only_a_begun_answer_is_charged(string protocol, string fault, string reason, bool charged)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = fault, Say = "Half of an answer.", Calls = [new("write_file", "{}")], Usage = new(5000, 80) }, Whole);

        var response = await bench.AskAsync(bench.Scope(bench.Real(protocol, server)));

        Assert.Equal("Whole.", response.Text);
        var failed = bench.Failed.Single();
        Assert.Equal(reason, failed.Reason);
        Assert.Equal(fault.Length == 3 && fault != "cut" && fault != "eof" ? int.Parse(fault) : null, failed.Status);
        Assert.Equal(charged, failed.Usage is { Estimated: true, TotalInput: > 0 });
        Assert.Equal(charged, failed.Usd > 0);
        Assert.Equal([1, 2], bench.Sent.Select(call => call.Try));
        Assert.Equal(2, bench.Answered.Single().Try);
        Assert.Equal([TimeSpan.FromSeconds(1)], bench.Time.Waits);
        Assert.DoesNotContain("Half", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{\"choices\":null}")]
    [InlineData("{\"choices\":[{\"index\":\"a\",\"delta\":{}}]}")]
    [InlineData("{\"choices\":[{\"index\":0,\"delta\":{\"content\":5}}]}")]
    [InlineData("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":{}}}]}")]
    [InlineData("{\"choices\":[],\"created\":\"y\",\"usage\":\"x\"}")]
    public async Task An_event_of_another_shape_is_a_failed_try(string written)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "shape", Body = written, Say = "Half of an answer.", Usage = new(5000, 80) }, Whole);

        Assert.Equal("Whole.", (await bench.AskAsync(bench.Scope(bench.Real("openai", server)))).Text);

        Assert.Equal("cut", bench.Failed.Single().Reason);
    }

    [Fact]
    public async Task Input_that_was_reported_before_the_end_is_what_a_failed_try_is_charged()
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "eof", Say = "Half.", Usage = new(5000, 80, 1000, 500) }, Whole);

        await bench.AskAsync(bench.Scope(bench.Real("anthropic", server)));

        Assert.True(bench.Failed.Single().Usage is { Input: 3500, CacheRead: 1000, CacheWrite: 500, Output: > 0, Estimated: true });
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_silent_stream_is_a_stall(string protocol)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "stall", Say = "Half." }, Whole);
        bench.Settings = bench.Settings with { Time = TimeProvider.System, Idle = TimeSpan.FromMilliseconds(1500), FirstWait = TimeSpan.FromMilliseconds(1) };

        Assert.Equal("Whole.", (await bench.AskAsync(bench.Scope(bench.Real(protocol, server)))).Text);

        Assert.Equal("stall", bench.Failed.Single().Reason);
        Assert.NotNull(bench.Failed.Single().Usage);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_stream_that_only_shows_signs_of_life_is_no_stall(string protocol)
    {
        await using var server = StrictServer.Start(Whole with { Pings = 10 });
        bench.Settings = bench.Settings with { Time = TimeProvider.System, Idle = TimeSpan.FromMilliseconds(1500) };

        Assert.Equal("Whole.", (await bench.AskAsync(bench.Scope(bench.Real(protocol, server)))).Text);

        Assert.Empty(bench.Failed);
    }

    [Theory]
    [InlineData("anthropic", "12", 12)]
    [InlineData("openai", "12", 12)]
    [InlineData("anthropic", "Fri, 20 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("openai", "Fri, 20 Nov 2026 12:00:30 GMT", 30)]
    // By the server's clock, when ours is days off.
    [InlineData("anthropic", "Mon, 23 Nov 2026 12:00:30 GMT\r\nDate: Mon, 23 Nov 2026 12:00:10 GMT", 20)]
    [InlineData("openai", "Mon, 16 Nov 2026 12:00:30 GMT\r\nDate: Mon, 16 Nov 2026 12:00:10 GMT", 20)]
    [InlineData("anthropic", "soon", 1)]
    [InlineData("openai", "-5", 1)]
    [InlineData("openai", "0.2", 1)]
    public async Task A_retry_waits_at_least_as_long_as_the_provider_says(string protocol, string retryAfter, int seconds)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "429", RetryAfter = retryAfter }, Whole);

        await bench.AskAsync(bench.Scope(bench.Real(protocol, server)));

        Assert.Equal([TimeSpan.FromSeconds(seconds)], bench.Time.Waits);
        Assert.Equal(seconds * 1000, bench.Failed.Single().WaitMs);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_wait_beyond_five_minutes_parks_the_run(string protocol)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "429", RetryAfter = "3600" }, Whole);

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(bench.Real(protocol, server))));

        Assert.Equal(Outcome.Waiting, thrown.Outcome);
        Assert.Contains("parked", thrown.Message, StringComparison.Ordinal);
        Assert.Null(bench.Failed.Single().WaitMs);
        Assert.Equal("provider-wait", Assert.Single(bench.Journal.Events.OfType<RunEvent.Paused>()).Reason);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task Five_tries_are_enough(string protocol)
    {
        await using var server = StrictServer.Start([.. Enumerable.Repeat(new ServerTurn { Fault = "529" }, 5), Whole]);

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(bench.Real(protocol, server))));

        Assert.Equal(Outcome.Waiting, thrown.Outcome);
        Assert.Equal(5, server.Requests.Count);
        Assert.Equal([1, 2, 4, 8], bench.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_spend_limit_is_not_retried_and_pauses(string protocol)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "spend" }, Whole);

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(bench.Real(protocol, server))));

        Assert.Equal(Outcome.Waiting, thrown.Outcome);
        Assert.Equal("spend_limit", bench.Failed.Single().Reason);
        Assert.Equal("provider-spend", Assert.Single(bench.Journal.Events.OfType<RunEvent.Paused>()).Reason);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("anthropic", "401", "ANTHROPIC_API_KEY")]
    [InlineData("openai", "401", "OPENAI_API_KEY")]
    [InlineData("anthropic", "403", "ANTHROPIC_API_KEY")]
    [InlineData("anthropic", "404", "claude-opus-5-5")]
    [InlineData("openai", "404", "gpt-5.6-sol")]
    [InlineData("anthropic", "413", "Maximum context")]
    [InlineData("openai", "400", "Maximum output")]
    [InlineData("openai", "422", "Maximum output")]
    [InlineData("anthropic", "redirect", "base URL")]
    [InlineData("openai", "redirect", "base URL")]
    [InlineData("anthropic", "html", "proxy")]
    [InlineData("openai", "html", "proxy")]
    public async Task A_lasting_fault_is_said_once_with_what_to_do(string protocol, string fault, string hint)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = fault }, Whole);

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(bench.Real(protocol, server))));

        Assert.Equal(Outcome.Usage, thrown.Outcome);
        Assert.Contains(hint, thrown.Hint, StringComparison.Ordinal);
        Assert.Equal("permanent", bench.Failed.Single().Reason);
        Assert.Null(bench.Failed.Single().Usage);
        Assert.Equal(0, bench.Failed.Single().Usd);
        Assert.Single(server.Requests);
        Assert.Equal(fault == "redirect", thrown.Message.Contains("elsewhere.example", StringComparison.Ordinal));
        Assert.Equal(fault == "html", thrown.Message.Contains("Sign in to the proxy", StringComparison.Ordinal));
        Assert.DoesNotContain('<', thrown.Message);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task Nobody_there_is_a_connection_failure_that_costs_nothing(string protocol)
    {
        var server = StrictServer.Start();
        var model = bench.Real(protocol, server);
        await server.DisposeAsync();

        await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(model)));

        Assert.Equal(5, bench.Failed.Count());
        Assert.All(bench.Failed, failed => Assert.True(failed is { Reason: "connection", Usage: null, Usd: 0 }));
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task No_key_stands_in_a_message_or_the_journal(string protocol)
    {
        await using var server = StrictServer.Start(
            new ServerTurn { Fault = "500", Body = $$$"""{"error":{"message":"key {{{Bench.Key}}} of Bearer {{{Bench.Key}}}"}}""" },
            new ServerTurn { Fault = "error", Body = $"key {Bench.Key}" },
            new ServerTurn { Fault = "401", Body = $"<html>wrong key {Bench.Key}</html>" });

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(bench.Real(protocol, server))));

        Assert.Contains(Bench.Key, string.Concat(server.Requests[0].Headers.Values), StringComparison.Ordinal);
        Assert.DoesNotContain(Bench.Key, thrown.ToString() + thrown.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain(Bench.Key, string.Concat(bench.Failed.Select(failed => failed.ToString())), StringComparison.Ordinal);
        Assert.DoesNotContain(Bench.Key, string.Concat(bench.Watcher.Seen), StringComparison.Ordinal);
        Assert.All(bench.Failed, failed => Assert.Contains("[secret:api-key]", failed.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_cancelled_call_is_recorded_and_charged_by_estimate(string protocol)
    {
        await using var server = StrictServer.Start(new ServerTurn { Fault = "stall", Say = "Half of an answer." });
        using var cancel = new CancellationTokenSource();
        var scope = bench.Scope(bench.Real(protocol, server)) with { Progress = new CancelAtFirstWord(cancel) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.AskAsync(scope, null, [], cancel.Token));

        Assert.True(bench.Failed.Single() is { Reason: "cancelled", Usage.Estimated: true, WaitMs: null });
    }

    private sealed class CancelAtFirstWord(CancellationTokenSource cancel) : IProgress<Foreplan.Calls.Progress>
    {
        public void Report(Foreplan.Calls.Progress value)
        {
            if (value is Foreplan.Calls.Progress.Said)
            {
                cancel.Cancel();
            }
        }
    }
}
