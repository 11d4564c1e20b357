using System.Text.Json;

namespace Foreplan.ModelServer;

/// <summary>What OpenAI's server answers 400 to, in its words.</summary>
internal static class OpenAiRules
{
    public static string? Refusal(JsonElement request)
    {
        var messages = request.List("messages");
        return messages.Count == 0 ? "Invalid 'messages': empty array."
            : request.Text("model") is not { } model ? "you must provide a model parameter"
            : request.Get("max_tokens") is null && request.Get("max_completion_tokens") is null ? "this server wants an output cap"
            : request.Get("max_tokens") is not null && Reasons(model) ? "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
            : request.Get("temperature") is not null && Reasons(model) ? "Unsupported parameter: 'temperature' is not supported with this model."
            : Conversation(messages);
    }

    private static bool Reasons(string model) => model.StartsWith("gpt-5", StringComparison.Ordinal) || (model.Length > 1 && model[0] == 'o' && char.IsAsciiDigit(model[1]));

    private static string? Conversation(IReadOnlyList<JsonElement> messages)
    {
        HashSet<string> waiting = [];
        for (var index = 0; index < messages.Count; index++)
        {
            var message = messages[index];
            if (message.Text("role") == "tool")
            {
                if (!waiting.Remove(message.Text("tool_call_id") ?? ""))
                {
                    return $"Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls' (messages.{index}).";
                }

                continue;
            }

            if (waiting.Count > 0)
            {
                break;
            }

            if (message.Text("role") == "assistant")
            {
                var calls = message.List("tool_calls");
                if (calls.Count == 0 && message.ContentText("content").Length == 0)
                {
                    return $"Invalid value for 'content': expected a string, got null (messages.{index}).";
                }

                if (calls.FirstOrDefault(call => !waiting.Add(call.Text("id") ?? "") || !IsObject(call.Get("function")?.Text("arguments"))) is { ValueKind: JsonValueKind.Object })
                {
                    return $"Invalid 'tool_calls' (messages.{index}).";
                }
            }
        }

        return waiting.Count > 0 ? $"An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: {string.Join(", ", waiting)}" : null;
    }

    private static bool IsObject(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
