using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

#pragma warning disable OPENAI001, SCME0001 // The effort and a field of older servers have no way around the client's experimental parts.

namespace Foreplan.Models.Providers;

/// <summary>Translates messages and options to OpenAI's.</summary>
internal static partial class OpenAiRequest
{
    public static IEnumerable<OpenAI.Chat.ChatMessage> Messages(IEnumerable<ChatMessage> messages) => messages.SelectMany(Messages);

    public static ChatCompletionOptions Options(ChatOptions options, bool oldOutputCap)
    {
        var request = new ChatCompletionOptions();
        foreach (var tool in (options.Tools ?? []).OfType<AIFunctionDeclaration>())
        {
            request.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        }

        if (options.MaxOutputTokens is { } cap)
        {
            if (oldOutputCap)
            {
                request.Patch.Set("$.max_tokens"u8, cap);
            }
            else
            {
                request.MaxOutputTokenCount = cap;
            }
        }

        if (options.Reasoning?.Effort is { } effort && Reasons().IsMatch(options.ModelId ?? ""))
        {
            request.ReasoningEffortLevel = effort.ToString().ToLowerInvariant();
        }

        return request;
    }

    private static IEnumerable<OpenAI.Chat.ChatMessage> Messages(ChatMessage message)
    {
        var text = string.Concat(message.Contents.OfType<TextContent>().Select(content => content.Text));
        if (message.Role == ChatRole.Assistant)
        {
            return Assistant(message, text);
        }

        List<OpenAI.Chat.ChatMessage> translated = [.. message.Contents.OfType<FunctionResultContent>().Select(result => new ToolChatMessage(result.CallId, TextOf(result)))];
        if (text.Length > 0)
        {
            translated.Add(message.Role == ChatRole.System ? new SystemChatMessage(text) : new UserChatMessage(text));
        }

        return translated;
    }

    private static IEnumerable<OpenAI.Chat.ChatMessage> Assistant(ChatMessage message, string text)
    {
        List<ChatToolCall> calls =
        [
            .. message.Contents.OfType<FunctionCallContent>().Select(call => ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(ArgumentsOf(call)))),
        ];
        if (calls.Count == 0)
        {
            return text.Length > 0 ? [new AssistantChatMessage(text)] : [];
        }

        var answer = new AssistantChatMessage(calls);
        if (text.Length > 0)
        {
            answer.Content.Add(ChatMessageContentPart.CreateTextPart(text));
        }

        return [answer];
    }

    private static string ArgumentsOf(FunctionCallContent call) =>
        JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>)));

    private static string TextOf(FunctionResultContent result) =>
        result.Result as string ?? JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));

    [GeneratedRegex(@"(^|/)(o\d|gpt-5)")]
    private static partial Regex Reasons();
}
