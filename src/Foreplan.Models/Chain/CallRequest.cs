using System.Text;
using Foreplan.Calls;
using Foreplan.Costs;
using Foreplan.Roles;
using Foreplan.Text;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>What a request is for the journal: its hash and our estimate of its tokens.</summary>
internal sealed record CallRequest(string Hash, long EstimatedInput)
{
    public static CallRequest Of(IList<ChatMessage> messages, ChatOptions options, ModelRef model)
    {
        var tools = new StringBuilder();
        foreach (var tool in (options.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            tools.Append(tool.Name).Append('\n').Append(tool.Description).Append('\n').Append(tool.JsonSchema.GetRawText()).Append('\n');
        }

        var caps = $"{options.ModelId} {options.MaxOutputTokens} {options.Reasoning?.Effort}";
        var hash = TextHash.Of($"{MessageJson.Write(messages)}\n{tools}{caps}");
        var tokens = (long)TokenEstimate.Of(tools.ToString(), model);
        foreach (var message in messages)
        {
            tokens += 4 + EstimateOf(message, model);
        }
        return new(hash, tokens);
    }

    /// <summary>Tokens of a message's contents.</summary>
    public static long EstimateOf(ChatMessage message, ModelRef model)
    {
        var tokens = 0L;
        foreach (var content in message.Contents)
        {
            tokens += TokenEstimate.Of(TextOf(content), model);
        }
        return tokens;
    }

    private static string TextOf(AIContent content) => content switch
    {
        TextContent text => text.Text,
        TextReasoningContent thinking => thinking.Text + thinking.ProtectedData,
        FunctionCallContent call => call.Name + string.Concat((call.Arguments ?? new Dictionary<string, object?>()).Select(argument => $"{argument.Key}{argument.Value}")),
        FunctionResultContent result => result.Result?.ToString() ?? "",
        _ => "",
    };
}
