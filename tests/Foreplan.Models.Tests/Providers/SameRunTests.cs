using Foreplan.Calls;
using Foreplan.ModelServer;
using Foreplan.Roles;
using Foreplan.Testing;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Tests.Providers;

/// <summary>The server in its mode that later compares whole runs: a script played over each official client gives what it gives as a scripted model.</summary>
public sealed class SameRunTests : IDisposable
{
    private const string Turns = """
        {"role": "planner", "say": "Planned."},
        {"role": "executor", "phase": 1, "say": "One.", "calls": [{"tool": "read_file", "arguments": {"path": "a"}}], "usage": {"input": 900, "cached": 100, "output": 9}},
        {"role": "executor", "phase": 1, "fault": "529"},
        {"role": "executor", "phase": 1, "calls": [{"tool": "finish_phase", "arguments": {"summary": "s"}}], "usage": {"input": 950, "output": 4}},
        {"role": "executor", "phase": 2, "say": "Two."},
        {"role": "executor", "phase": 1, "say": "Once more."},
        {"role": "reviewer", "say": "Reviewed."}
        """;

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("anthropic")]
    [InlineData("openai")]
    public async Task A_script_plays_the_same_over_a_real_client(string protocol)
    {
        var script = bench.Script(Turns);
        var scripted = await PlayAsync(script);
        bench.Journal = new MemoryJournal();
        await using var server = StrictServer.StartFrom(Path.Combine(bench.Settings.Root, script.Name));

        var real = await PlayAsync(bench.Real(protocol, server));

        Assert.Equal(scripted, real);
        Assert.Equal(["Planned.", "One.read_file", "finish_phase", "Two.", "Once more.", "Reviewed."], real.Take(6));
    }

    [Fact]
    public async Task A_repeated_request_gets_the_same_answer()
    {
        var script = bench.Script(Turns);
        await using var server = StrictServer.StartFrom(Path.Combine(bench.Settings.Root, script.Name));
        var model = bench.Real("anthropic", server);

        var first = await bench.AskAsync(bench.Scope(model), Brief("Do it."));
        var again = await bench.AskAsync(bench.Scope(model), Brief("Do it."));

        Assert.Equal(MessageJson.Write(first.Messages), MessageJson.Write(again.Messages));
    }

    private static List<ChatMessage> Brief(string end, int phase = 1) =>
        [new(ChatRole.System, "You are the executor.\nYou never review."), new(ChatRole.User, $"## Plan\n### Phase 1: a\n### Phase 2: b\n\n### Phase {phase}: a\n{end}")];

    private async Task<List<string>> PlayAsync(ModelRef model)
    {
        List<string> heard = [Told(await bench.AskAsync(bench.Scope(model, 1, RoleName.Planner, "plan"), [new(ChatRole.System, "You are the planner."), new(ChatRole.User, "Plan.")]))];
        var brief = Brief("Do it.");
        var first = await bench.AskAsync(bench.Scope(model), brief);
        heard.Add(Told(first));
        brief.AddRange(first.Messages);
        brief.Add(new(ChatRole.Tool, [.. first.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => new FunctionResultContent(call.CallId, "text"))]));
        heard.Add(Told(await bench.AskAsync(bench.Scope(model, 2), brief)));
        heard.Add(Told(await bench.AskAsync(bench.Scope(model, 1, conversation: "p2.1") with { Phase = 2 }, Brief("Do it.", 2))));
        heard.Add(Told(await bench.AskAsync(bench.Scope(model, 1, conversation: "p1.2"), Brief("It was red: do it better."))));
        heard.Add(Told(await bench.AskAsync(bench.Scope(model, 1, RoleName.Reviewer, "review"), [new(ChatRole.System, "You review the work of another."), new(ChatRole.User, "Review.")])));
        heard.AddRange(bench.Answered.Where(answered => !answered.Usage.Estimated).Select(answered => answered.Usage.ToString()));
        heard.AddRange(bench.Failed.Select(failed => $"{failed.Reason} {failed.Conversation} {failed.Turn} {failed.Try} {failed.WaitMs}"));
        return heard;
    }

    private static string Told(ChatResponse response) =>
        response.Text + string.Concat(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.Name));
}
