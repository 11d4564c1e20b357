using Foreplan.Costs;
using Foreplan.ModelServer;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Tests.Providers;

public sealed class AnswerTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("anthropic", 300)]
    [InlineData("openai", 0)]
    public async Task An_answer_comes_with_text_calls_model_and_usage_that_does_not_overlap(string protocol, int written)
    {
        await using var server = StrictServer.Start(new ServerTurn
        {
            Say = "Reading it.", Calls = [new("read_file", """{"path":"a.js","from":3}"""), new("search", """{"pattern":"x"}""")], Usage = new(5200, 80, 1000, written, 0),
        });

        var response = await bench.AskAsync(bench.Scope(bench.Real(protocol, server)));

        List<FunctionCallContent> calls = [.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()];
        Assert.Equal("Reading it.", response.Text);
        Assert.Equal(["read_file", "search"], calls.Select(call => call.Name));
        Assert.Equal("a.js", calls[0].Arguments?["path"]?.ToString());
        var answered = bench.Answered.Single();
        Assert.Equal(new Usage { Input = 4200 - written, CacheRead = 1000, CacheWrite = written, Output = 80 }, answered.Usage);
        Assert.Equal("tool_calls", answered.Stop);
        Assert.True(answered.Usd > 0);
        Assert.Equal("Reading it.", bench.Watcher.Said);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task An_argument_with_half_a_character_is_left_out_and_the_rest_is_kept(string protocol)
    {
        await using var server = StrictServer.Start(new ServerTurn
        {
            Calls = [new("write_file", """{"path":"\ud83d\ude00.js","content":"/[\ud800-\udbff]/","deep":{"a":["\ud83d"]}}""")],
        });

        var response = await bench.AskAsync(bench.Scope(bench.Real(protocol, server)));

        var call = Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        var (name, value) = Assert.Single(call.Arguments!);
        Assert.Equal(("path", "\U0001F600.js"), (name, value?.ToString()));
        Assert.Contains("write_file", bench.Answered.Single().Response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_conversation_rebuilt_from_the_journal_goes_on_with_the_bytes_of_the_live_one(string protocol)
    {
        await using var server = StrictServer.Start(
            new ServerTurn { Say = "First.", Calls = [new("read_file", """{"path":"a.js"}"""), new("read_file", """{"path":"ü.js"}""")] },
            new ServerTurn { Say = "Done." },
            new ServerTurn { Say = "Done." });
        var model = bench.Real(protocol, server);
        List<ChatMessage> live = [new(ChatRole.System, "You carry it out."), new(ChatRole.User, "Do it.")];
        var first = await bench.AskAsync(bench.Scope(model), live);
        List<AIContent> results = [.. first.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => new FunctionResultContent(call.CallId, "1\tx\n"))];
        List<ChatMessage> rebuilt = [.. live, .. Foreplan.Calls.MessageJson.Read(bench.Answered.Single().Response.Text), new(ChatRole.Tool, results)];
        live.AddRange(first.Messages);
        live.Add(new(ChatRole.Tool, results));

        await bench.AskAsync(bench.Scope(model, turn: 2), live);
        await bench.AskAsync(bench.Scope(model, turn: 3), rebuilt);

        Assert.Equal([200, 200, 200], server.Requests.Select(request => request.Status));
        Assert.Equal(server.Requests[1].Body, server.Requests[2].Body);
    }

    [Theory]
    [InlineData("anthropic", "max_tokens", "max_tokens")]
    [InlineData("openai", "length", "max_completion_tokens")]
    public async Task An_answer_cut_by_its_cap_keeps_its_text_and_none_of_its_calls(string protocol, string stop, string field)
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Long.", Calls = [new("write_file", """{"path":"a","content":"half""")], Stop = stop });

        var response = await bench.AskAsync(bench.Scope(bench.Real(protocol, server)));

        Assert.Equal("Long.", response.Text);
        Assert.Empty(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        Assert.Equal("length", bench.Answered.Single().Stop);
        Assert.Equal(8000, server.Requests[0].Json().GetProperty(field).GetInt32());
    }

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task Arguments_that_are_no_object_leave_a_call_without_arguments(string protocol)
    {
        await using var server = StrictServer.Start(new ServerTurn { Calls = [new("write_file", """{"path":"a" "content"}""")] });

        var response = await bench.AskAsync(bench.Scope(bench.Real(protocol, server)));

        Assert.Empty(Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>()).Arguments ?? throw new InvalidOperationException());
    }

    [Theory]
    [InlineData("anthropic", -5, 10, 0)]
    [InlineData("anthropic", 100, 0, 0)]
    [InlineData("anthropic", 20_000_000, 10, 0)]
    [InlineData("openai", -5, 10, 0)]
    [InlineData("openai", 100, 10, 200)]
    [InlineData("openai", 100, 0, 0)]
    public async Task Impossible_usage_is_replaced_by_a_marked_estimate(string protocol, long input, long output, long cached)
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Something said.", Usage = new(input, output, cached) });

        await bench.AskAsync(bench.Scope(bench.Real(protocol, server)));

        Assert.True(bench.Answered.Single().Usage is { Estimated: true, Input: > 0 and < 1000, Output: > 0 });
    }

    [Theory]
    [InlineData("anthropic", "claude-haiku-4-5-20251001", false)]
    [InlineData("anthropic", "claude-opus-4-5", true)]
    [InlineData("openai", "gpt-4o-mini", true)]
    public async Task Another_model_that_answers_is_told_at_once_and_noted_once(string protocol, string answered, bool told)
    {
        var turn = new ServerTurn { Say = "Hi.", Model = answered, Usage = new(1000, 10) };
        await using var server = StrictServer.Start(turn, turn);
        var model = bench.Real(protocol, server);

        await bench.AskAsync(bench.Scope(model));
        await bench.AskAsync(bench.Scope(model, turn: 2));

        Assert.Equal(told ? 2 : 0, bench.Watcher.Told.Count(message => message.Contains(answered, StringComparison.Ordinal)));
        Assert.Equal(told ? 1 : 0, bench.Journal.Events.OfType<Foreplan.Runs.RunEvent.Noted>().Count());
        Assert.Equal(answered, bench.Answered.First().Model);
        if (answered == "claude-opus-4-5")
        {
            Assert.Equal(((1000 * 5m) + (10 * 25m)) / 1_000_000, bench.Answered.First().Usd);
        }
    }
}
