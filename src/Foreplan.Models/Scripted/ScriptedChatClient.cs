using System.Runtime.CompilerServices;
using Foreplan.Calls;
using Foreplan.Models.Chain;
using Foreplan.Roles;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Scripted;

/// <summary>A provider that answers from a file.</summary>
internal sealed class ScriptedChatClient(ScriptFile file, CallScope scope, TimeProvider time) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // The call that is being made stands in the journal as sent, without a result: it has used no turn yet.
        var (turn, index) = Next();
        if (turn.DelayMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(turn.DelayMs), time, cancellationToken);
        }

        if (turn.Fault is "429" or "529" or "500")
        {
            throw ScriptFault.Of(turn);
        }

        if (turn.Say is { Length: > 0 } say)
        {
            var whole = turn.Fault is null or "eof";
            yield return Update(turn, [new TextContent(whole ? say : say[..(say.Length / 2)])]);
        }

        if (turn.Fault == "stall")
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }

        if (turn.Fault is not null)
        {
            throw ScriptFault.Of(turn, turn.Usage is { } begun ? Details(begun) : null);
        }

        List<AIContent> rest = [.. turn.Calls.Select((call, number) => new FunctionCallContent($"s{index + 1}c{number + 1}", call.Tool, Arguments(call)))];
        if (turn.Usage is { } usage)
        {
            rest.Add(new UsageContent(Details(usage)));
        }

        yield return Update(turn, rest, turn.Calls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop);
    }

    /// <summary>Gives the model that the next turn is priced as, where it names one.</summary>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ModelRef) && ScriptPosition.Next(file.Turns, scope) is { } index ? Ref(file.Turns[index].Model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    private (ScriptTurn Turn, int Index) Next()
    {
        if (ScriptPosition.Next(file.Turns, scope) is { } index)
        {
            return (file.Turns[index], index);
        }

        var phase = scope.Phase is { } number ? $", phase {number}, attempt {scope.Attempt}" : "";
        throw new ModelFailure(ModelFailure.Permanent, $"{file.Name} has no turn left for the {scope.Role.Name.ToString().ToLowerInvariant()}{phase}.")
        {
            Hint = $"Add a turn for it to {file.Name}.",
        };
    }

    private static ModelRef? Ref(string? model) => ModelRef.TryParse(model, out var named) ? named : null;

    private static Dictionary<string, object?> Arguments(ScriptCall call) => call.Arguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value);

    private static ChatResponseUpdate Update(ScriptTurn turn, IList<AIContent> contents, ChatFinishReason? finish = null) =>
        new(ChatRole.Assistant, contents) { FinishReason = finish, ModelId = Ref(turn.Model)?.ToString() ?? turn.Model };

    private static UsageDetails Details(ScriptUsage usage) => new()
    {
        InputTokenCount = usage.Input,
        CachedInputTokenCount = usage.Cached,
        OutputTokenCount = usage.Output,
        ReasoningTokenCount = usage.Reasoning,
        AdditionalCounts = new() { [UsageCheck.CacheWrites] = usage.Written },
    };
}
