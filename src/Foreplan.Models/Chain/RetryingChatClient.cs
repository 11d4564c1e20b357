using System.Runtime.CompilerServices;
using Foreplan.Calls;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>Tries a failed call again; gives answers on only when they are whole, so that nothing of a failed try is seen.</summary>
internal sealed class RetryingChatClient(IChatClient inner, CallScope scope, RetrySchedule schedule, TimeProvider time) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> request = [.. messages];
        List<ChatResponseUpdate>? answer = null;
        while (answer is null)
        {
            answer = await TryAsync(request, options, cancellationToken);
        }

        foreach (var update in answer)
        {
            yield return update;
        }
    }

    private async Task<List<ChatResponseUpdate>?> TryAsync(List<ChatMessage> request, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            List<ChatResponseUpdate> answer = [];
            await foreach (var update in base.GetStreamingResponseAsync(request, options, cancellationToken))
            {
                answer.Add(update);
            }

            return answer;
        }
        catch (ModelFailure failure) when (failure.Wait is { } wait)
        {
            scope.Progress?.Report(new Progress.Told($"{scope.Model}: {failure.Detail} Trying again in {wait.TotalSeconds:0.#} s."));
            await Task.Delay(wait, time, cancellationToken);
            return null;
        }
        catch (ModelFailure failure)
        {
            var surrender = Surrender.To(failure, scope, schedule.Parks(failure));
            if (surrender.Pause is { } pause)
            {
                scope.Journal.Append(pause);
            }

            throw surrender.Exception;
        }
    }
}
