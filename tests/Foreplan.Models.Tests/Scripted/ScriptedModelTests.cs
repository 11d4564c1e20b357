using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Testing;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Tests.Scripted;

public sealed class ScriptedModelTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_turn_gives_its_text_its_calls_and_its_usage()
    {
        var model = bench.Script("""{"role": "executor", "say": "Reading.", "calls": [{"tool": "read_file", "arguments": {"path": "a.js", "from": 3}}], "usage": {"input": 5200, "cached": 200, "output": 80}}""");

        var response = await bench.AskAsync(bench.Scope(model));

        var call = Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        Assert.Equal("Reading.", response.Text);
        Assert.Equal("read_file", call.Name);
        Assert.Equal("a.js", call.Arguments?["path"]?.ToString());
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal(new Usage { Input = 5000, CacheRead = 200, Output = 80 }, bench.Answered.Single().Usage);
        Assert.Equal("tool_calls", bench.Answered.Single().Stop);
        Assert.Equal("Reading.", bench.Watcher.Said);
        // The journal that a flow hands in tells of its events itself; told here too they would be counted twice.
        Assert.Empty(bench.Watcher.Seen.OfType<Foreplan.Calls.Progress.Happened>());
    }

    [Fact]
    public async Task Without_usage_it_is_estimated()
    {
        var model = bench.Script("""{"role": "executor", "say": "One sentence of several words."}""");

        await bench.AskAsync(bench.Scope(model));

        var usage = bench.Answered.Single().Usage;
        Assert.True(usage is { Estimated: true, Input: > 0, Output: > 0 });
    }

    [Fact]
    public async Task Turns_come_in_order_per_role_phase_and_attempt()
    {
        var model = bench.Script("""
            {"role": "planner", "say": "plan"},
            {"role": "executor", "phase": 2, "say": "two"},
            {"role": "executor", "phase": 1, "attempt": 2, "say": "one again"},
            {"role": "executor", "phase": 1, "say": "one"},
            {"role": "executor", "say": "any"}
            """);

        Assert.Equal("one", (await bench.AskAsync(bench.Scope(model))).Text);
        Assert.Equal("one again", (await bench.AskAsync(bench.Scope(model, conversation: "p1.2") with { Attempt = 2 })).Text);
        Assert.Equal("two", (await bench.AskAsync(bench.Scope(model, conversation: "p2.1") with { Phase = 2 })).Text);
        Assert.Equal("any", (await bench.AskAsync(bench.Scope(model, conversation: "p2.1", turn: 2) with { Phase = 2 })).Text);
        Assert.Equal("plan", (await bench.AskAsync(bench.Scope(model, role: RoleName.Planner, conversation: "plan"))).Text);
    }

    [Fact]
    public async Task A_call_without_a_result_is_answered_again_the_same()
    {
        var model = bench.Script("""{"role": "executor", "calls": [{"tool": "a"}]}, {"role": "executor", "say": "second"}""");
        bench.Journal.Append(new RunEvent.CallSent { Conversation = "p1.1", Turn = 1, Try = 1, Role = RoleName.Executor, Phase = 1, Model = model.ToString(), Request = "", EstimatedInput = 1 });

        var response = await bench.AskAsync(bench.Scope(model));

        Assert.Equal("s1c1", Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>()).CallId);
        Assert.Equal([1, 2], bench.Sent.Select(call => call.Try));
        Assert.Equal(2, bench.Answered.Single().Try);
        Assert.Equal("second", (await bench.AskAsync(bench.Scope(model, turn: 2))).Text);
    }

    [Fact]
    public async Task What_an_earlier_journal_used_is_skipped_until_nothing_is_left()
    {
        var model = bench.Script("""{"role": "planner", "say": "first"}, {"role": "planner", "say": "second"}""");
        await bench.AskAsync(bench.Scope(model, role: RoleName.Planner, conversation: "plan"));
        List<RunEvent> before = [.. bench.Journal.Events];
        bench.Journal = new MemoryJournal();

        Assert.Equal("second", (await bench.AskAsync(bench.Scope(model, role: RoleName.Planner, conversation: "plan") with { Before = before })).Text);

        before.AddRange(bench.Journal.Events);
        bench.Journal = new MemoryJournal();
        Assert.Equal("first", (await bench.AskAsync(bench.Scope(model, role: RoleName.Planner, conversation: "plan") with { Before = before })).Text);
    }

    [Fact]
    public async Task A_script_that_is_used_up_says_for_whom()
    {
        var model = bench.Script("""{"role": "executor", "phase": 1, "attempt": 1, "say": "only"}""");
        await bench.AskAsync(bench.Scope(model));

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(model, turn: 2)));

        Assert.Contains("script.json has no turn left for the executor, phase 1, attempt 1", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("429", "rate_limit")]
    [InlineData("529", "overloaded")]
    [InlineData("500", "server")]
    [InlineData("cut", "cut")]
    [InlineData("eof", "cut")]
    public async Task A_fault_is_a_failed_try_and_the_next_turn_answers(string fault, string reason)
    {
        var model = bench.Script($$"""{"role": "executor", "fault": "{{fault}}", "say": "half of", "retryAfter": 7}, {"role": "executor", "say": "whole"}""");

        var response = await bench.AskAsync(bench.Scope(model));

        Assert.Equal("whole", response.Text);
        var failed = bench.Failed.Single();
        Assert.Equal(reason, failed.Reason);
        Assert.Equal(reason == "cut", failed.Usage is { Estimated: true, Input: > 0, Output: > 0 });
        Assert.Equal(reason == "cut" ? 1000 : 7000, failed.WaitMs);
        Assert.Equal(TimeSpan.FromMilliseconds(failed.WaitMs ?? 0), Assert.Single(bench.Time.Waits));
    }

    [Fact]
    public async Task A_stall_is_ended_by_the_watchdog()
    {
        var model = bench.Script("""{"role": "executor", "fault": "stall"}, {"role": "executor", "say": "whole"}""");
        bench.Settings = bench.Settings with { Time = TimeProvider.System, Idle = TimeSpan.FromMilliseconds(50), FirstWait = TimeSpan.FromMilliseconds(1) };

        Assert.Equal("whole", (await bench.AskAsync(bench.Scope(model))).Text);
        Assert.Equal("stall", bench.Failed.Single().Reason);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_in_all_is_ended_too()
    {
        var model = bench.Script("""{"role": "executor", "delayMs": 60000, "say": "late"}, {"role": "executor", "say": "whole"}""");
        bench.Settings = bench.Settings with { Time = TimeProvider.System, LongestCall = TimeSpan.FromMilliseconds(50), FirstWait = TimeSpan.FromMilliseconds(1) };

        Assert.Equal("whole", (await bench.AskAsync(bench.Scope(model))).Text);
        Assert.Contains("took longer", bench.Failed.Single().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_turn_with_usage_is_charged_its_input()
    {
        var model = bench.Script("""
            {"role": "executor", "fault": "cut", "say": "half of it", "model": "anthropic/claude-opus-4-5", "usage": {"input": 100000, "output": 50}},
            {"role": "executor", "say": "whole"}
            """);

        await bench.AskAsync(bench.Scope(model));

        Assert.Equal(100_000, bench.Failed.Single().Usage?.Input);
        Assert.InRange(bench.Failed.Single().Usd ?? 0, 0.5m, 0.51m);
    }

    [Theory]
    [InlineData("""{"role": "planer", "say": "x"}""", "script.json:2: the role is `planer`")]
    [InlineData("""{"role": "planner", "say": "x"}, {"role": "planner", "fault": "418"}""", "script.json:2: the fault is `418`")]
    [InlineData("""{"role": "planner", "says": "x"}""", "script.json:2: ")]
    [InlineData("""{"role": "planner"}""", "a turn needs `say`, `calls` or `fault`")]
    [InlineData("""{"say": "x"}""", "script.json:2: ")]
    [InlineData("""{"role": "planner", "say": "x" """, "script.json:2: ")]
    public async Task A_mistake_in_the_file_is_named_with_its_line(string turns, string expected)
    {
        var model = bench.Script("\n" + turns);

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(model)));

        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(bench.Scope(new("scripted", "none.json"))));

        Assert.Contains("none.json", thrown.Message, StringComparison.Ordinal);
    }
}
