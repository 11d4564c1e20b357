using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>Ends a call that stalls or takes too long.</summary>
internal sealed class WatchdogChatClient(IChatClient inner, ProviderSettings settings) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var pulse = new Pulse(settings.Time, settings.Idle, settings.LongestCall, stop);
        await using var updates = base.GetStreamingResponseAsync(messages, options, stop.Token).GetAsyncEnumerator(stop.Token);
        while (await NextAsync(updates, pulse, cancellationToken))
        {
            pulse.Touch();
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
