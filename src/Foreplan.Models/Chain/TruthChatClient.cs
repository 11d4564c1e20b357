using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Foreplan.Calls;
using Foreplan.Diagnostics;
using Foreplan.Runs;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>Says at once when another model answers than the one that was asked.</summary>
internal sealed partial class TruthChatClient(IChatClient inner, CallScope scope) : DelegatingChatClient(inner)
{
    private bool told;

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (!told && update.ModelId is { Length: > 0 } answered && !IsSame(scope.Model.Name, answered))
            {
                told = true;
                Tell(answered);
            }

            yield return update;
        }
    }

    /// <summary>The same model: the name asked, or the name asked with a date behind it.</summary>
    internal static bool IsSame(string asked, string answered) => Family(asked) == Family(answered);

    private static string Family(string name)
    {
        var plain = name.ToLowerInvariant().Replace('.', '-');
        return Dated().Replace(plain.StartsWith("models/", StringComparison.Ordinal) ? plain["models/".Length..] : plain, "");
    }

    private void Tell(string answered)
    {
        var problem = Problems.AnotherModelAnswered(scope.Model.ToString(), answered);
        scope.Progress?.Report(new Progress.Told(problem.Message));
        if (!scope.Journal.Events.OfType<RunEvent.Noted>().Any(noted => noted.Code == problem.Id && noted.Text == problem.Message))
        {
            scope.Record(new RunEvent.Noted(problem.Id, problem.Message));
        }
    }

    [GeneratedRegex(@"(-\d{8}|-\d{4}-\d{2}-\d{2}|-latest|:latest)$")]
    private static partial Regex Dated();
}
