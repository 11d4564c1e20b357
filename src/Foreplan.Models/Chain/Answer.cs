using Foreplan.Calls;
using Foreplan.Roles;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>A whole answer as the journal keeps it and the conversation goes on with.</summary>
internal sealed record Answer
{
    public required IList<ChatMessage> Messages { get; init; }

    public required string Json { get; init; }

    public required string Stop { get; init; }

    public required long EstimatedOutput { get; init; }

    /// <summary>The answer without what is not for the next request; read back from its JSON, so that a live and a resumed conversation send the same bytes.</summary>
    public static Answer Of(ChatResponse response, ModelRef model)
    {
        var estimated = response.Messages.Sum(message => CallRequest.EstimateOf(message, model));
        var stop = response.FinishReason?.Value ?? "stop";
        var cut = response.FinishReason == ChatFinishReason.Length || response.FinishReason == ChatFinishReason.ContentFilter || stop == "refusal";
        List<ChatMessage> messages =
        [
            .. response.Messages.Select(message => new ChatMessage(message.Role, [.. message.Contents.Where(content => Kept(content, cut)).Select(Plain)])),
        ];
        var json = MessageJson.Write(messages);
        return new() { Messages = MessageJson.Read(json), Json = json, Stop = stop, EstimatedOutput = estimated };
    }

    // An answer that was cut off may hold half a call that happens to parse: none of its calls is executed.
    private static bool Kept(AIContent content, bool cut) =>
        content is not UsageContent && !(cut && content is FunctionCallContent) && content is not TextContent { Text: "" };

    private static AIContent Plain(AIContent content)
    {
        // Arguments that are no JSON object come as null: the tool says what is missing.
        if (content is FunctionCallContent { Arguments: null } call)
        {
            call.Arguments = new Dictionary<string, object?>();
        }

        return content;
    }
}
