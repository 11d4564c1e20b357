using Foreplan.Calls;
using Foreplan.ModelServer;
using Foreplan.Roles;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Tests.Providers;

public sealed class ThinkingTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("claude-haiku-4-5", false)]
    [InlineData("claude-opus-5-5", false)]
    [InlineData("claude-haiku-4-5", true)]
    public async Task Thinking_that_went_through_the_journal_is_taken_back_by_the_provider(string name, bool redacted)
    {
        await using var server = StrictServer.Start(
            new ServerTurn { Say = "First.", Calls = [new("read_file", """{"path":"a.js"}""")], Redacted = redacted },
            new ServerTurn { Calls = [new("read_file", """{"path":"b.js"}""")] },
            new ServerTurn { Say = "Done." });
        var model = bench.Real("anthropic", server) with { Name = name };
        List<ChatMessage> messages = [new(ChatRole.System, "You plan."), new(ChatRole.User, "Plan it.")];

        for (var turn = 1; turn <= 3; turn++)
        {
            await bench.AskAsync(Thinking(model, turn, 32_000), messages);
            var answer = MessageJson.Read(bench.Answered.Last().Response.Text);
            messages.AddRange(answer);
            messages.Add(new(ChatRole.Tool, [.. answer.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => new FunctionResultContent(call.CallId, "text"))]));
        }

        Assert.All(server.Requests, request => Assert.Null(request.Refusal));
        Assert.Contains(redacted ? "redacted_thinking" : "\"signature\":\"sig_", server.Requests[2].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_thinking_block_is_refused_so_that_the_test_above_means_something()
    {
        await using var server = StrictServer.Start(new ServerTurn { Calls = [new("read_file", "{}")] }, new ServerTurn { Say = "Done." });
        var model = bench.Real("anthropic", server);
        List<ChatMessage> messages = [new(ChatRole.User, "Plan it.")];
        await bench.AskAsync(Thinking(model, 1, 32_000), messages);
        var call = MessageJson.Read(bench.Answered.Single().Response.Text).SelectMany(message => message.Contents).OfType<FunctionCallContent>().Single();
        messages.Add(new(ChatRole.Assistant, [call]));
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent(call.CallId, "text")]));

        var thrown = await Assert.ThrowsAsync<ForeplanException>(() => bench.AskAsync(Thinking(model, 2, 32_000), messages));

        Assert.Contains("thinking", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude-haiku-4-5", 32_000, """{"type":"enabled","budget_tokens":8000}""")]
    [InlineData("claude-sonnet-4-20250514", 32_000, """{"type":"enabled","budget_tokens":8000}""")]
    [InlineData("claude-haiku-4-5", 2_000, """{"type":"enabled","budget_tokens":1024}""")]
    [InlineData("claude-haiku-4-5", 1_000, null)]
    [InlineData("claude-3-5-sonnet", 32_000, null)]
    [InlineData("claude-opus-5-5", 32_000, """{"type":"adaptive"}""")]
    public async Task Thinking_is_asked_for_as_the_model_takes_it(string name, int cap, string? expected)
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Done." }, new ServerTurn { Say = "Done." });
        var model = bench.Real("anthropic", server) with { Name = name };

        try
        {
            await bench.AskAsync(Thinking(model, 1, cap));
        }
        catch (ForeplanException) when (name.StartsWith("claude-sonnet-4-2", StringComparison.Ordinal))
        {
            // The server knows fewer old models than there are.
        }

        var body = server.Requests[0].Json();
        Assert.Equal(expected, body.TryGetProperty("thinking", out var thinking) ? thinking.GetRawText() : null);
        Assert.Equal(cap, body.GetProperty("max_tokens").GetInt32());
        Assert.False(body.TryGetProperty("temperature", out _));
        Assert.Equal(name == "claude-opus-5-5" ? "medium" : null, body.TryGetProperty("output_config", out var output) ? output.GetProperty("effort").GetString() : null);
    }

    [Theory]
    [InlineData("gpt-5.6-sol", "medium")]
    [InlineData("o3", "medium")]
    [InlineData("gpt-4o", null)]
    public async Task An_effort_goes_to_models_that_reason(string name, string? expected)
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Done." });

        await bench.AskAsync(Thinking(bench.Real("openai", server) with { Name = name }, 1, 4_000));

        Assert.Equal(expected, server.Requests[0].Json().TryGetProperty("reasoning_effort", out var effort) ? effort.GetString() : null);
    }

    private CallScope Thinking(ModelRef model, int turn, int cap) => bench.Scope(model, turn, RoleName.Planner, "plan") with
    {
        Role = new() { Name = RoleName.Planner, Model = model, Thinking = Roles.Thinking.Medium, MaximumOutput = cap },
    };
}
