using System.Runtime.CompilerServices;
using Foreplan.Calls;
using Microsoft.Extensions.AI;

namespace Foreplan.Cli.Tests.Flow;

/// <summary>Model providers whose requests a scene keeps.</summary>
internal sealed class WatchedModels(Scene scene, IModels models) : IModels
{
    public IChatClient Open(CallScope scope) => new Watched(scene, scope, models.Open(scope));

    private sealed class Watched(Scene scene, CallScope scope, IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            IList<ChatMessage> request = [.. messages];
            scene.OnCall?.Invoke(scene.Sent.Count);
            scene.Sent.Add(new(scope, [.. request], options ?? new(), MessageJson.Write(request)));
            await foreach (var update in base.GetStreamingResponseAsync(request, options, cancellationToken))
            {
                yield return update;
            }
        }
    }
}
