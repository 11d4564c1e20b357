using System.Runtime.CompilerServices;
using Foreplan.Calls;
using Foreplan.Roles;
using Foreplan.Runs;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>Reserves, records, sends and charges each try of a call.</summary>
internal sealed class JournalingChatClient(IChatClient inner, CallScope scope, RetrySchedule schedule, ApiKeys keys, TimeProvider time) : DelegatingChatClient(inner)
{
    private const int LongestDetail = 500;

    private int tries;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await CallAsync([.. messages], Bounded(options), cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private ChatOptions Bounded(ChatOptions? options)
    {
        var bounded = options?.Clone() ?? new ChatOptions();
        bounded.ModelId = scope.Model.Name;
        bounded.MaxOutputTokens = Math.Min(bounded.MaxOutputTokens ?? int.MaxValue, scope.Role.MaximumOutput);
        bounded.Temperature = null;
        bounded.TopP = null;
        bounded.TopK = null;
        bounded.Reasoning = scope.Role.Thinking switch
        {
            Thinking.Low => new() { Effort = ReasoningEffort.Low },
            Thinking.Medium => new() { Effort = ReasoningEffort.Medium },
            Thinking.High => new() { Effort = ReasoningEffort.High },
            _ => null,
        };
        return bounded;
    }

    private async Task<ChatResponse> CallAsync(List<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var priced = (ModelRef?)GetService(typeof(ModelRef)) ?? scope.Model;
        var request = CallRequest.Of(messages, options, priced);
        var reserved = Purse.Reserve(scope, priced, request.EstimatedInput, options.MaxOutputTokens ?? scope.Role.MaximumOutput);
        var sent = Promise(request, reserved);
        tries++;
        var started = time.GetTimestamp();
        List<ChatResponseUpdate> updates = [];
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                CallArguments.KeepTexts(update);
                updates.Add(update);
                if (update.Text is { Length: > 0 } said)
                {
                    scope.Progress?.Report(new Progress.Said(scope.Conversation, said));
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Fail(sent, new ModelFailure(ModelFailure.Cancelled, "Cancelled."), updates, started);
            throw;
        }
        catch (ModelFailure failure)
        {
            throw Fail(sent, failure, updates, started);
        }

        return Tell(sent, updates.ToChatResponse(), started);
    }

    private RunEvent.CallSent Promise(CallRequest request, decimal? reserved)
    {
        var before = scope.Journal.Events.OfType<RunEvent.CallSent>().Count(call => call.Conversation == scope.Conversation && call.Turn == scope.Turn);
        var sent = new RunEvent.CallSent
        {
            Conversation = scope.Conversation, Turn = scope.Turn, Try = before + 1, Role = scope.Role.Name, Phase = scope.Phase, Attempt = scope.Attempt,
            Model = scope.Model.ToString(), Request = request.Hash, EstimatedInput = request.EstimatedInput, ReservedUsd = reserved,
        };
        scope.Journal.Append(sent);
        return sent;
    }

    private ChatResponse Tell(RunEvent.CallSent sent, ChatResponse response, long started)
    {
        var answer = Answer.Of(response, scope.Model);
        var usage = UsageCheck.Of(response.Usage, sent.EstimatedInput, answer.EstimatedOutput);
        scope.Journal.Append(new RunEvent.CallAnswered
        {
            Conversation = sent.Conversation, Turn = sent.Turn, Try = sent.Try, Model = response.ModelId ?? sent.Model, Response = new(answer.Json),
            Usage = usage, Usd = scope.Prices.CostOf(scope.Model, response.ModelId, usage), Ms = Elapsed(started), Stop = answer.Stop,
        });
        return new(answer.Messages) { ModelId = response.ModelId, FinishReason = response.FinishReason };
    }

    private ModelFailure Fail(RunEvent.CallSent sent, ModelFailure failure, List<ChatResponseUpdate> updates, long started)
    {
        var said = updates.ToChatResponse();
        var usage = failure.MayBeCharged || updates.Count > 0
            ? UsageCheck.OfFailed(failure.Seen ?? said.Usage, sent.EstimatedInput, said.Messages.Sum(message => CallRequest.EstimateOf(message, scope.Model)))
            : null;
        failure.Detail = Short(keys.Hide(failure.Detail));
        failure.Wait = schedule.After(failure, tries);
        scope.Journal.Append(new RunEvent.CallFailed
        {
            Conversation = sent.Conversation, Turn = sent.Turn, Try = sent.Try, Reason = failure.Reason, Detail = failure.Detail, Status = failure.Status,
            WaitMs = (long?)failure.Wait?.TotalMilliseconds, Usage = usage, Usd = usage is null ? 0 : scope.Prices.CostOf(scope.Model, said.ModelId, usage), Ms = Elapsed(started),
        });
        return failure;
    }

    private static string Short(string detail) => detail.Length > LongestDetail ? detail[..LongestDetail] + "…" : detail;

    private long Elapsed(long started) => (long)time.GetElapsedTime(started).TotalMilliseconds;
}
