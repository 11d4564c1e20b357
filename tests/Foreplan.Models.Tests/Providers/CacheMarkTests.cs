using System.Text.Json;
using Foreplan.Calls;
using Foreplan.ModelServer;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Tests.Providers;

public sealed class CacheMarkTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_mark_becomes_a_breakpoint_on_the_last_block_of_its_message()
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Done." });
        List<ChatMessage> messages =
        [
            new ChatMessage(ChatRole.System, "Instructions.").WithCacheMark(),
            new ChatMessage(ChatRole.User, [new TextContent("Plan."), new TextContent("More plan.")]).WithCacheMark(),
            new(ChatRole.User, "Brief."),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "read_file", new Dictionary<string, object?>()), new FunctionCallContent("c2", "read_file", new Dictionary<string, object?>())]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "one"), new FunctionResultContent("c2", "two")]).WithCacheMark(),
        ];
        var before = MessageJson.Write(messages);

        await bench.AskAsync(bench.Scope(bench.Real("anthropic", server)), messages);

        var body = server.Requests[0].Json();
        Assert.True(IsMarked(body.GetProperty("system")[0]));
        Assert.Equal([false, true], body.GetProperty("messages")[0].GetProperty("content").EnumerateArray().Select(IsMarked));
        Assert.Equal([false], body.GetProperty("messages")[1].GetProperty("content").EnumerateArray().Select(IsMarked));
        Assert.Equal([false, true], body.GetProperty("messages")[3].GetProperty("content").EnumerateArray().Select(IsMarked));
        Assert.Equal("two", body.GetProperty("messages")[3].GetProperty("content")[1].GetProperty("content").GetString());
        Assert.Equal(before, MessageJson.Write(messages));
    }

    [Fact]
    public async Task Of_more_than_four_marks_the_first_and_the_latest_three_stay()
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Done." });
        List<ChatMessage> messages = [new ChatMessage(ChatRole.System, "Instructions.").WithCacheMark()];
        messages.AddRange(Enumerable.Range(1, 6).Select(number => new ChatMessage(ChatRole.User, $"Message {number}.").WithCacheMark()));

        await bench.AskAsync(bench.Scope(bench.Real("anthropic", server)), messages);

        var body = server.Requests[0].Json();
        Assert.True(IsMarked(body.GetProperty("system")[0]));
        Assert.Equal([false, false, false, true, true, true], body.GetProperty("messages").EnumerateArray().Select(message => IsMarked(message.GetProperty("content")[0])));
    }

    [Fact]
    public async Task A_mark_means_nothing_to_other_providers()
    {
        await using var server = StrictServer.Start(new ServerTurn { Say = "Done." });

        await bench.AskAsync(bench.Scope(bench.Real("openai", server)), new ChatMessage(ChatRole.User, "Brief.").WithCacheMark());

        Assert.DoesNotContain("cache", server.Requests[0].Body, StringComparison.Ordinal);
    }

    private static bool IsMarked(JsonElement block) => block.TryGetProperty("cache_control", out var mark) && mark.GetProperty("type").GetString() == "ephemeral";
}
