using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Foreplan.Models.Providers;

/// <summary>Puts the tool calls of one streamed answer together from their pieces.</summary>
/// <param name="position">The number of messages before the answer, for ids that a server leaves out.</param>
internal sealed class OpenAiCalls(int position)
{
    private readonly List<Call> calls = [];
    private readonly Dictionary<int, Call> open = [];

    public void Add(IEnumerable<StreamingChatToolCallUpdate> pieces)
    {
        foreach (var piece in pieces)
        {
            // Some servers send whole calls and give each the same index: another id or a second name begins a new call.
            if (!open.TryGetValue(piece.Index, out var call)
                || (!string.IsNullOrEmpty(piece.ToolCallId) && call.Id.Length > 0 && piece.ToolCallId != call.Id)
                || (string.IsNullOrEmpty(piece.ToolCallId) && !string.IsNullOrEmpty(piece.FunctionName) && call.Name.Length > 0))
            {
                open[piece.Index] = call = new();
                calls.Add(call);
            }

            call.Id = string.IsNullOrEmpty(piece.ToolCallId) ? call.Id : piece.ToolCallId;
            call.Name = string.IsNullOrEmpty(piece.FunctionName) ? call.Name : piece.FunctionName;
            if (piece.FunctionArgumentsUpdate is { } arguments && !arguments.ToMemory().IsEmpty)
            {
                call.Arguments.Append(arguments);
            }
        }
    }

    public IEnumerable<AIContent> Whole() => calls.Select((call, number) => FunctionCallContent.CreateFromParsedArguments(
        call.Arguments.ToString(),
        call.Id.Length > 0 ? call.Id : $"call_{position}_{number + 1}",
        call.Name,
        static json => json.Length == 0 ? [] : (Dictionary<string, object?>?)JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Dictionary<string, object?>)))));

    private sealed class Call
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
