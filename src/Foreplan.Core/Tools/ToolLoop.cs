using System.Text.Json;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Text;
using Microsoft.Extensions.AI;

namespace Foreplan.Tools;

/// <summary>
/// Lets a model act through tools until a tool ends the conversation or a limit does. What the journal holds of the conversation is
/// replayed, so that a killed process goes on at its next request; no recorded call is sent again.
/// </summary>
public sealed class ToolLoop
{
    private const string Reminder = "You answered without calling a tool. Only tools act. Call the tool that takes you further, or the one that ends your task.";

    private const string CutOff = "Your answer was cut off at the output limit, so nothing of it was carried out. Do the same in smaller steps: fewer calls in a turn, patches instead of whole files.";

    private const int LongestRefusal = 300;

    /// <summary>Where calls and answers are recorded.</summary>
    public required IJournal Journal { get; init; }

    /// <summary>The model providers.</summary>
    public required IModels Models { get; init; }

    /// <summary>The prices that calls are charged at.</summary>
    public required PriceBook Prices { get; init; }

    /// <summary>Where edits are carried out; null (the default) for roles that only read.</summary>
    public IWorktree? Worktree { get; init; }

    /// <summary>The budget; null (the default) for none.</summary>
    public Budget? Budget { get; init; }

    /// <summary>Who watches; null (the default) for nobody.</summary>
    public IProgress<Progress>? Progress { get; init; }

    /// <summary>Earlier journals whose calls a scripted model has played already; empty by default.</summary>
    public IReadOnlyList<RunEvent> Before { get; init; } = [];

    private EditDesk Edits => new(Journal, Worktree);

    /// <summary>Holds the conversation to its end.</summary>
    /// <param name="conversation">Who is asked and about what.</param>
    /// <param name="tools">What the model can call.</param>
    /// <param name="ends">Says by a tool's name and its answer's code whether the conversation is over.</param>
    /// <param name="cancel">Stops between calls, and a call under way.</param>
    public async Task<LoopEnd> RunAsync(Conversation conversation, ToolBox tools, Func<string, string, bool> ends, CancellationToken cancel)
    {
        var messages = new List<ChatMessage>(First(conversation));
        var window = new ContextWindow(conversation.Role.MaximumContext, conversation.Model);
        var fixedTokens = TokenEstimate.Of(tools.DeclaredText, conversation.Model);
        var repeats = new RepeatGuard();
        var outOfScope = 0;
        var reminded = false;
        for (var turn = 1; turn <= ToolLimits.Turns; turn++)
        {
            cancel.ThrowIfCancellationRequested();
            var request = window.Fit(messages, fixedTokens);
            var recorded = Answered(conversation.Id, turn);
            if (recorded is null && window.IsOver)
            {
                return new() { Failure = $"The conversation does not fit into {conversation.Role.MaximumContext} tokens any more, though older answers of tools were left out." };
            }

            var answered = recorded ?? await AskAsync(conversation, turn, request, tools, cancel);
            var said = MessageJson.Read(answered.Response.Text);
            messages.AddRange(said);
            var calls = said.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0)
            {
                if (reminded)
                {
                    return new() { Failure = answered.Stop is "content_filter" or "refusal" ? $"The model refused: {Shown(said)}" : "The model answered twice without calling a tool." };
                }

                reminded = true;
                messages.Add(new(ChatRole.User, answered.Stop == "length" ? CutOff : Reminder));
                continue;
            }

            var results = new List<AIContent>();
            LoopEnd? end = null;
            for (var i = 0; i < calls.Count; i++)
            {
                var call = calls[i];
                var arguments = Arguments(call);
                // Two calls of one turn may carry one id when a server is careless: the position keeps them apart in the journal.
                var id = $"{turn}.{i + 1}";
                var answer = end is not null
                    ? ToolAnswer.Error(ToolCode.Limit, "Not carried out: the conversation ended before this call.")
                    : await AnswerAsync(conversation.Id, turn, id, i, call.Name, arguments, answered.Stop, tools, repeats, cancel);
                results.Add(new FunctionResultContent(call.CallId, answer.Text));
                if (end is not null)
                {
                    continue;
                }

                repeats.Note($"{call.Name} {arguments.GetRawText()}", answer);
                outOfScope += IsOutOfScope(call.Name, answer) ? 1 : 0;
                end = End(call.Name, arguments, answer.Code, ends, repeats.Count, outOfScope);
            }

            messages.Add(new(ChatRole.Tool, results));
            if (end is not null)
            {
                return end;
            }
        }

        return new() { Failure = $"The conversation reached {ToolLimits.Turns} turns." };
    }

    // Writing what steers machines or models is out of scope however it is refused; writing a hidden secret's mark is a mistake.
    private static bool IsOutOfScope(string tool, ToolAnswer answer) =>
        answer.Code == ToolCode.OutOfScope
        || (answer.Code == ToolCode.NotAllowed && tool is "edit_file" or "write_file" or "delete_file" or "apply_patch" && !answer.Text.Contains(Secrets.Mark, StringComparison.Ordinal));

    private static LoopEnd? End(string tool, JsonElement arguments, string code, Func<string, string, bool> ends, int repeats, int outOfScope)
    {
        if (ends(tool, code))
        {
            return new() { Tool = tool, Arguments = arguments };
        }

        if (repeats >= ToolLimits.SameAnswersEnd)
        {
            return new() { Failure = $"The model called {tool} {repeats} times in a row with the same arguments and the same answer." };
        }

        return outOfScope >= ToolLimits.OutOfScopeWrites
            ? new() { Failure = $"The model tried {outOfScope} times to write what is outside the phase's files." }
            : null;
    }

    private static string Shown(IEnumerable<ChatMessage> said)
    {
        var text = string.Join(' ', string.Concat(said.Select(message => message.Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "it gave no reason." : text.Length > LongestRefusal ? text[..LongestRefusal] + "…" : text;
    }

    private static JsonElement Arguments(FunctionCallContent call)
    {
        if (call.Exception is not null)
        {
            return JsonSerializer.SerializeToElement("not JSON", ToolJson.Default.String);
        }

        var arguments = call.Arguments ?? new Dictionary<string, object?>();
        return JsonSerializer.SerializeToElement(arguments, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>)));
    }

    private IEnumerable<ChatMessage> First(Conversation conversation)
    {
        var recorded = Journal.Events.OfType<RunEvent.ConversationStarted>().FirstOrDefault(started => started.Conversation == conversation.Id);
        if (recorded is not null)
        {
            return MessageJson.Read(recorded.Messages.Text);
        }

        var messages = conversation.FirstMessages();
        Journal.Append(new RunEvent.ConversationStarted(
            conversation.Id, conversation.Role.Name, conversation.Phase, conversation.Model.ToString(), new Body(MessageJson.Write([.. messages]))));
        return messages;
    }

    private RunEvent.CallAnswered? Answered(string conversation, int turn) =>
        Journal.Events.OfType<RunEvent.CallAnswered>().FirstOrDefault(answer => answer.Conversation == conversation && answer.Turn == turn);

    private async Task<RunEvent.CallAnswered> AskAsync(
        Conversation conversation, int turn, IReadOnlyList<ChatMessage> request, ToolBox tools, CancellationToken cancel)
    {
        var scope = new CallScope
        {
            Journal = Journal,
            Conversation = conversation.Id,
            Turn = turn,
            Role = conversation.Role,
            Model = conversation.Model,
            Phase = conversation.Phase,
            Attempt = conversation.Attempt(),
            Budget = Budget,
            Prices = Prices,
            Before = Before,
            Progress = Progress,
        };
        var options = new ChatOptions { Tools = tools.Declarations, MaxOutputTokens = conversation.Role.MaximumOutput };
        using var client = Models.Open(scope);
        await foreach (var _ in client.GetStreamingResponseAsync(WithMark(request), options, cancel))
        {
            // The chain reports what is said and records the whole; the record is what the conversation goes on with.
        }

        return Answered(conversation.Id, turn)
            ?? throw new InvalidOperationException($"The chain of clients returned without recording turn {turn} of {conversation.Id}.");
    }

    // The moving mark is on a copy: a message of the conversation keeps no mark that a later request would have to take away.
    private static List<ChatMessage> WithMark(IReadOnlyList<ChatMessage> request)
    {
        var last = request[^1];
        return [.. request.Take(request.Count - 1), new ChatMessage(last.Role, [.. last.Contents]).WithCacheMark()];
    }

    private async Task<ToolAnswer> AnswerAsync(
        string conversation, int turn, string id, int position, string tool, JsonElement arguments, string? stop, ToolBox tools, RepeatGuard repeats, CancellationToken cancel)
    {
        var finished = Journal.Events.OfType<RunEvent.ToolFinished>().FirstOrDefault(done => done.Conversation == conversation && done.Call == id);
        if (finished is not null)
        {
            return new() { Code = finished.Code, Text = finished.Answer.Text };
        }

        var started = Journal.Events.OfType<RunEvent.ToolStarted>().FirstOrDefault(begun => begun.Conversation == conversation && begun.Call == id);
        if (started is not null && Edits.AreBegun(started.Edits))
        {
            Edits.GoOn(started.Edits);
            return Finish(ToolAnswer.Ok(started.Answer.Text));
        }

        if (position >= ToolLimits.CallsPerTurn)
        {
            return Finish(ToolAnswer.Error(ToolCode.Limit, $"Not carried out: at most {ToolLimits.CallsPerTurn} calls in one turn."));
        }

        if (stop is "length" or "content_filter" or "refusal")
        {
            return Finish(ToolAnswer.Error(ToolCode.Limit, "Not carried out: your answer was cut off, so this call may be half. Call again with less text at once."));
        }

        var answer = await tools.AnswerAsync(tool, arguments, cancel);
        // Refused plans and reviews, and red gates, are counted by those who judge them.
        if (answer.Code is not (ToolCode.Refused or ToolCode.GateRed) && repeats.WouldRepeat($"{tool} {arguments.GetRawText()}", answer) >= ToolLimits.SameAnswersRefused)
        {
            return Finish(ToolAnswer.Error(ToolCode.Limit, "The same call gave the same answer before. It is not answered again: do something else."));
        }

        if (answer.Edits.Count > 0)
        {
            // Nothing was changed yet when the call was begun before: it is begun again.
            Journal.Append(new RunEvent.ToolStarted(conversation, turn, id, tool, [.. answer.Edits.Select(Edits.Recorded)], new Body(answer.Text)));
            Edits.CarryOut(answer.Edits);
        }

        return Finish(answer);

        ToolAnswer Finish(ToolAnswer given)
        {
            Journal.Append(new RunEvent.ToolFinished(conversation, turn, id, tool, given.Code, new Body(given.Text)));
            return given;
        }
    }
}
