using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>Ends a call that stalls, takes too long, or goes on far beyond the output cap it was given.</summary>
internal sealed class WatchdogChatClient(IChatClient inner, ProviderSettings settings) : DelegatingChatClient(inner)
{
    // A token is four letters on average; only a server that knows no cap says four times as much.
    private const long MostLettersPerToken = 16;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var pulse = new Pulse(settings.Time, settings.Idle, settings.LongestCall, stop);
        await using var updates = base.GetStreamingResponseAsync(messages, options, stop.Token).GetAsyncEnumerator(stop.Token);
        var most = options?.MaxOutputTokens * MostLettersPerToken ?? long.MaxValue;
        while (await NextAsync(updates, pulse, cancellationToken))
        {
            pulse.Touch();
            most -= updates.Current.Contents.Sum(content => content is TextReasoningContent thought ? thought.Text.Length : content is TextContent text ? text.Text.Length : 0);
            if (most < 0)
            {
                throw new ModelFailure(ModelFailure.Permanent, $"The answer goes on far beyond the {options?.MaxOutputTokens} tokens that were asked for, and was ended.")
                {
                    Hint = "The server does not keep to the output cap: name another model, or another server for it.",
                };
            }

            yield return updates.Current;
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, Pulse pulse, CancellationToken cancellationToken)
    {
        pulse.Enter();
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception caught) when (pulse.Expired is not null && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelFailure(ModelFailure.Stall, pulse.Expired, caught) { Seen = (caught as ModelFailure)?.Seen };
        }
    }
}
