using System.Text.Json;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Plans;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Testing;
using Foreplan.Tools;
using Microsoft.Extensions.AI;

namespace Foreplan.Core.Tests.Tools;

public sealed class ToolLoopTests
{
    private static readonly ModelRef Model = new("scripted", "loop.json");
    private readonly MemoryJournal journal = new();
    private readonly MemoryWorktree tree = new(new Dictionary<string, string> { ["a.txt"] = "one\n", ["b.txt"] = "two\n", ["plan.md"] = "plan\n", [".github/workflows/ci.yml"] = "on: push\n" });

    [Fact]
    public async Task A_model_that_calls_no_tool_is_reminded_once_and_then_given_up()
    {
        var models = new LoopModels(turn => LoopTurn.Say($"I think … {turn}"));
        var end = await RunAsync(models);
        Assert.Equal("The model answered twice without calling a tool.", end.Failure);
        Assert.Equal(2, models.Requests.Count);
        Assert.Contains("Only tools act", models.Requests[1][^1].Text);
    }

    [Fact]
    public async Task A_reminded_model_that_calls_a_tool_goes_on()
    {
        var end = await RunAsync(new LoopModels(turn => turn == 1 ? LoopTurn.Say("Hm.") : LoopTurn.Call("finish_phase", ("summary", "Done."))));
        Assert.Null(end.Failure);
        Assert.Equal("finish_phase", end.Tool);
        Assert.Equal("Done.", end.Arguments.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task A_conversation_ends_after_60_turns()
    {
        var models = new LoopModels(turn => LoopTurn.Call("read_file", ("path", turn % 2 == 0 ? "a.txt" : "b.txt")));
        Assert.Contains("60 turns", (await RunAsync(models)).Failure);
        Assert.Equal(60, models.Requests.Count);
    }

    [Fact]
    public async Task Calls_beyond_32_in_one_turn_are_not_carried_out_and_every_call_has_one_result()
    {
        var models = new LoopModels(turn => turn == 1
            ? new([.. Enumerable.Range(1, 40).Select(number => ("write_file", new Dictionary<string, object?> { ["path"] = "a.txt", ["content"] = $"{number}\n" }))])
            : LoopTurn.Call("finish_phase", ("summary", "Done.")));
        await RunAsync(models);
        Assert.Equal("32\n", tree.ReadText("a.txt"));
        var results = models.Requests[1][^1].Contents.OfType<FunctionResultContent>().ToList();
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"c1.{number}"), results.Select(result => result.CallId));
        Assert.Equal(8, Finished.Count(done => done.Code == ToolCode.Limit));
        Assert.All(results.Skip(32), result => Assert.Contains("at most 32 calls", result.Result as string));
    }

    [Fact]
    public async Task The_same_answer_a_third_time_is_refused_and_a_fifth_time_ends_it()
    {
        var models = new LoopModels(_ => LoopTurn.Call("read_file", ("path", "a.txt")));
        Assert.Contains("5 times in a row", (await RunAsync(models)).Failure);
        Assert.Equal([ToolCode.Ok, ToolCode.Ok, ToolCode.Limit, ToolCode.Limit, ToolCode.Limit], Finished.Select(done => done.Code));
        Assert.Equal(5, models.Requests.Count);
    }

    [Fact]
    public async Task The_same_call_with_another_answer_is_no_repetition()
    {
        var models = new LoopModels(turn => turn switch
        {
            > 12 => LoopTurn.Call("finish_phase", ("summary", "Done.")),
            _ when turn % 2 == 0 => LoopTurn.Call("read_file", ("path", "a.txt")),
            _ => LoopTurn.Call("write_file", ("path", "a.txt"), ("content", $"{turn}\n")),
        });
        Assert.Null((await RunAsync(models)).Failure);
    }

    [Theory]
    [InlineData("b.txt", ToolCode.OutOfScope)]
    [InlineData("plan.md", ToolCode.NotAllowed)]
    [InlineData(".github/workflows/ci.yml", ToolCode.NotAllowed)]
    public async Task Three_writes_outside_of_the_scope_end_it(string path, string code)
    {
        var models = new LoopModels(turn => LoopTurn.Call("write_file", ("path", path), ("content", $"{turn}\n")));
        Assert.Contains("3 times to write", (await RunAsync(models)).Failure);
        Assert.Equal([code, code, code], Finished.Select(done => done.Code));
        Assert.Equal("two\n", tree.ReadText("b.txt"));
        Assert.Equal("plan\n", tree.ReadText("plan.md"));
    }

    [Fact]
    public async Task A_secrets_mark_is_a_mistake_and_ends_nothing()
    {
        var models = new LoopModels(turn => turn < 5
            ? LoopTurn.Call("write_file", ("path", "a.txt"), ("content", $"[secret:aws]{turn}"))
            : LoopTurn.Call("finish_phase", ("summary", "Done.")));
        Assert.Null((await RunAsync(models)).Failure);
        Assert.Equal("one\n", tree.ReadText("a.txt"));
    }

    [Theory, InlineData("length"), InlineData("content_filter")]
    public async Task Of_an_answer_that_was_cut_nothing_is_carried_out(string stop)
    {
        var models = new LoopModels(turn => turn == 1
            ? LoopTurn.Call("write_file", ("path", "a.txt"), ("content", "hal")) with { Stop = stop }
            : LoopTurn.Call("finish_phase", ("summary", "Done.")));
        await RunAsync(models);
        Assert.Equal("one\n", tree.ReadText("a.txt"));
        Assert.Equal(ToolCode.Limit, Finished[0].Code);
        Assert.Contains("cut off", Finished[0].Answer.Text);
    }

    [Fact]
    public async Task Unknown_tools_and_wrong_arguments_are_answers()
    {
        var models = new LoopModels(turn => turn switch
        {
            1 => new(("bash", new() { ["command"] = "rm -rf /" }), ("write_file", new() { ["path"] = "a.txt" }), ("read_file", new() { ["path"] = 3 })),
            _ => LoopTurn.Call("finish_phase", ("summary", "Done.")),
        });
        await RunAsync(models);
        Assert.Equal([ToolCode.NotAllowed, ToolCode.BadArguments, ToolCode.BadArguments, ToolCode.Ok], Finished.Select(done => done.Code));
        Assert.Contains("You have: read_file", Finished[0].Answer.Text);
    }

    [Fact]
    public async Task What_comes_after_the_end_in_one_turn_is_answered_and_not_carried_out()
    {
        var models = new LoopModels(_ => new(("finish_phase", new() { ["summary"] = "Done." }), ("write_file", new() { ["path"] = "a.txt", ["content"] = "late\n" })));
        Assert.Equal("finish_phase", (await RunAsync(models)).Tool);
        Assert.Equal("one\n", tree.ReadText("a.txt"));
    }

    [Fact]
    public async Task An_edit_is_on_record_before_it_is_made()
    {
        await RunAsync(new LoopModels(turn => turn == 1 ? LoopTurn.Call("write_file", ("path", "a.txt"), ("content", "new\n")) : LoopTurn.Call("finish_phase", ("summary", "Done."))));
        var begun = journal.Events.OfType<RunEvent.ToolStarted>().Single();
        Assert.True(begun.Seq < Finished[0].Seq);
        Assert.Equal("new\n", System.Text.Encoding.UTF8.GetString(journal.GetBlob(Assert.Single(begun.Edits).After ?? "")));
    }

    [Fact]
    public async Task A_recorded_conversation_is_replayed_without_a_call()
    {
        LoopTurn Turn(int turn) => turn == 1 ? LoopTurn.Call("write_file", ("path", "a.txt"), ("content", "new\n")) : LoopTurn.Call("finish_phase", ("summary", "Done."));
        await RunAsync(new LoopModels(Turn));
        var events = journal.Events.Count;
        var models = new LoopModels(Turn);
        Assert.Equal("finish_phase", (await RunAsync(models)).Tool);
        Assert.Empty(models.Requests);
        Assert.Equal(events, journal.Events.Count);
    }

    [Fact]
    public async Task Requests_stay_under_the_cap_the_oldest_answers_go_first_and_the_beginning_stays_as_it_is()
    {
        const int Cap = 8_000;
        tree.Write("a.txt", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, 400).Select(number => $"line {number} of the first file, some words long"))));
        tree.Write("b.txt", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, 400).Select(number => $"line {number} of the second file, some words long"))));
        var models = new LoopModels(turn => turn < 20
            ? LoopTurn.Call("read_file", ("path", turn % 2 == 0 ? "b.txt" : "a.txt"), ("from", turn), ("to", turn + 60))
            : LoopTurn.Call("finish_phase", ("summary", "Done.")));
        Assert.Null((await RunAsync(models, Cap)).Failure);
        Assert.All(models.Requests, request => Assert.InRange(Size(request), 1, Cap));
        Assert.Contains(models.Requests, request => Size(request) > Cap / 2);
        var last = models.Requests[^1].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => result.Result as string ?? "").ToList();
        var cut = last.TakeWhile(text => text.StartsWith("[cut: this answer of about", StringComparison.Ordinal)).Count();
        Assert.InRange(cut, 1, last.Count - 1);
        Assert.All(last.Skip(cut), text => Assert.Contains("line ", text));
        Assert.Contains($"under {Cap} tokens; call the tool again", last[0]);
        Assert.Single(models.Requests.Skip(1).Select(request => MessageJson.Write([.. request.Take(2)])).Distinct());
        // A cut frees enough that most turns leave what was sent before as it is.
        var grown = models.Requests.Zip(models.Requests.Skip(1)).Count(pair => MessageJson.Write([.. pair.First.SkipLast(1)]) == MessageJson.Write([.. pair.Second.Take(pair.First.Count - 1)]));
        Assert.InRange(grown, 12, 19);
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_cut_to_its_cap_ends_without_a_call()
    {
        var models = new LoopModels(_ => LoopTurn.Call("write_file", ("path", "a.txt"), ("content", string.Join(' ', Enumerable.Range(1, 3000)))));
        var end = await RunAsync(models, 4_000);
        Assert.Contains("does not fit into 4000 tokens", end.Failure);
        Assert.Single(models.Requests);
    }

    [Fact]
    public async Task The_moving_mark_is_on_the_last_message_only()
    {
        var models = new LoopModels(turn => turn < 3 ? LoopTurn.Call("read_file", ("path", turn == 1 ? "a.txt" : "b.txt")) : LoopTurn.Call("finish_phase", ("summary", "Done.")));
        await RunAsync(models);
        Assert.All(models.Requests, request =>
        {
            Assert.True(CacheMark.IsMarked(request[^1]));
            Assert.DoesNotContain(request.Skip(1).SkipLast(1), CacheMark.IsMarked);
        });
    }

    private IReadOnlyList<RunEvent.ToolFinished> Finished => [.. journal.Events.OfType<RunEvent.ToolFinished>()];

    private static int Size(IReadOnlyList<ChatMessage> request) => request.SelectMany(message => message.Contents).Sum(content => TokenEstimate.Of(content switch
    {
        TextContent text => text.Text,
        FunctionCallContent call => call.Name + JsonSerializer.Serialize(call.Arguments),
        FunctionResultContent result => result.Result as string ?? "",
        _ => "",
    }));

    private Task<LoopEnd> RunAsync(LoopModels models, int cap = 60_000)
    {
        var scope = new ScopeGuard(PlanReader.Read(Foreplan.Text.SourceText.From("plan.md", "# Plan: P\n\n## Phases\n\n### Phase 1: A\n- **Files**:\n  - `a.txt` (edit)\n")).Phases[0], "");
        var tools = new ToolBox([new ReadFileTool(tree), new WriteFileTool(tree, scope), new FinishPhaseTool(_ => Task.FromResult(ToolAnswer.Ok("Green.")))]);
        var loop = new ToolLoop { Journal = journal, Models = models, Prices = new PriceBook(), Worktree = tree };
        var conversation = new Conversation
        {
            Id = "p1.1",
            Role = new Role { Name = RoleName.Executor, Model = Model, MaximumContext = cap },
            Model = Model,
            FirstMessages = () => [new ChatMessage(ChatRole.System, "Do it.").WithCacheMark(), new(ChatRole.User, "The brief.")],
        };
        return loop.RunAsync(conversation, tools, (tool, code) => tool == "finish_phase" && code == ToolCode.Ok, CancellationToken.None);
    }
}
