using System.Runtime.CompilerServices;
using Foreplan.Calls;
using Foreplan.Diagnostics;
using Foreplan.Runs;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>Says at once when another model answers than the one that was asked.</summary>
internal sealed class TruthChatClient(IChatClient inner, CallScope scope) : DelegatingChatClient(inner)
{
    // A scripted turn says itself which model it stands for.
    private bool told = scope.Model.Provider == "scripted";

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (!told && update.ModelId is { Length: > 0 } answered && !scope.Model.IsSameModel(answered))
            {
                told = true;
                Tell(answered);
            }

            yield return update;
        }
    }

    private void Tell(string answered)
    {
        var problem = Problems.AnotherModelAnswered(scope.Model.ToString(), answered);
        scope.Progress?.Report(new Progress.Told(problem.Message));
        if (!scope.Journal.Events.OfType<RunEvent.Noted>().Any(noted => noted.Code == problem.Id && noted.Text == problem.Message))
        {
            scope.Journal.Append(new RunEvent.Noted(problem.Id, problem.Message));
        }
    }
}
