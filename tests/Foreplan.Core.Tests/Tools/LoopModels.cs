using System.Runtime.CompilerServices;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Runs;
using Microsoft.Extensions.AI;

namespace Foreplan.Core.Tests.Tools;

/// <summary>Models that answer from a function of the turn, and keep what they were sent.</summary>
internal sealed class LoopModels(Func<int, LoopTurn> turns) : IModels
{
    public List<IReadOnlyList<ChatMessage>> Requests { get; } = [];

    public List<string> Json { get; } = [];

    public IChatClient Open(CallScope scope) => new Client(this, scope, turns(scope.Turn));

    private sealed class Client(LoopModels models, CallScope scope, LoopTurn turn) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("The loop streams.");

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            IList<ChatMessage> request = [.. messages];
            models.Requests.Add([.. request]);
            models.Json.Add(MessageJson.Write(request));
            scope.Journal.Append(new RunEvent.CallSent
            {
                Conversation = scope.Conversation, Turn = scope.Turn, Try = 1, Role = scope.Role.Name, Model = scope.Model.ToString(), Request = "", EstimatedInput = 0,
            });
            var contents = turn.Calls.Select((call, number) => (AIContent)new FunctionCallContent($"c{scope.Turn}.{number}", call.Tool, call.Arguments)).Prepend(new TextContent(turn.Text));
            scope.Journal.Append(new RunEvent.CallAnswered
            {
                Conversation = scope.Conversation, Turn = scope.Turn, Try = 1, Model = scope.Model.ToString(), Ms = 1, Stop = turn.Stop, Usage = new Usage { Input = 1, Output = 1 },
                Response = new Body(MessageJson.Write([new ChatMessage(ChatRole.Assistant, [.. contents])])),
            });
            await Task.CompletedTask;
            yield break;
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
