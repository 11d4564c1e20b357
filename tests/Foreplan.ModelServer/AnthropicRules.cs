using System.Text.Json;

namespace Foreplan.ModelServer;

/// <summary>What Anthropic's server answers 400 to, in its words.</summary>
internal static class AnthropicRules
{
    public static string? Refusal(JsonElement request, IReadOnlyDictionary<string, string> headers)
    {
        var marks = Marks(request);
        return !headers.ContainsKey("anthropic-version") ? "anthropic-version: header is required"
            : request.Get("max_tokens") is not { ValueKind: JsonValueKind.Number } cap ? "max_tokens: Field required"
            : request.Text("model") is null ? "model: Field required"
            : request.Get("stream") is not { ValueKind: JsonValueKind.True } ? "this server streams only"
            : new[] { "temperature", "top_p", "top_k" }.FirstOrDefault(name => request.Get(name) is not null) is { } sampling ? $"{sampling}: this parameter is not supported"
            : marks > 4 ? $"A maximum of 4 blocks with cache_control may be provided. Found {marks}."
            : Thinking(request, cap.GetInt64()) ?? Conversation(request);
    }

    private static int Marks(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(property => property.Name == "cache_control" && property.Value.ValueKind == JsonValueKind.Object ? 1 : Marks(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(Marks),
        _ => 0,
    };

    private static string? Thinking(JsonElement request, long cap)
    {
        if (request.Get("thinking") is not { } thinking)
        {
            return null;
        }

        var old = request.Text("model") is { } model && (model.Contains("-4-5", StringComparison.Ordinal) || model.Contains("3-7", StringComparison.Ordinal));
        return thinking.Text("type") switch
        {
            "adaptive" when old => "adaptive thinking is not supported on this model",
            "enabled" when !old => "\"thinking.type.enabled\" is not supported for this model. Use \"thinking.type.adaptive\"",
            "enabled" when thinking.Get("budget_tokens") is not { ValueKind: JsonValueKind.Number } budget || budget.GetInt64() < 1024 => "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
            "enabled" when thinking.Get("budget_tokens") is { } budget && budget.GetInt64() >= cap => "`max_tokens` must be greater than `thinking.budget_tokens`",
            _ => null,
        };
    }

    private static string? Conversation(JsonElement request)
    {
        var messages = request.List("messages");
        if (messages.Count == 0 || messages[0].Text("role") != "user")
        {
            return "messages: first message must use the \"user\" role";
        }

        HashSet<string> waiting = [];
        HashSet<string> known = [];
        for (var index = 0; index < messages.Count; index++)
        {
            var blocks = messages[index].List("content");
            var refusal = messages[index].Text("role") == "assistant"
                ? waiting.Count > 0 ? Unanswered(waiting) : Answer(blocks, index, AnthropicProtocol.Thinks(request), waiting, known)
                : User(blocks, index, waiting);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return waiting.Count > 0 ? Unanswered(waiting)
            : messages[^1].Text("role") == "assistant" ? "This model does not support assistant message prefill. The conversation must end with a user message."
            : null;
    }

    private static string? Answer(IReadOnlyList<JsonElement> blocks, int index, bool thinks, HashSet<string> waiting, HashSet<string> known)
    {
        foreach (var (block, at) in blocks.Select((block, at) => (block, at)))
        {
            var refusal = block.Text("type") switch
            {
                "thinking" when block.Text("signature") != AnthropicProtocol.Sign(block.Text("thinking") ?? "") => "Invalid `signature` in `thinking` block",
                "redacted_thinking" when block.Text("data") != AnthropicProtocol.Sign("redacted") => "Invalid `data` in `redacted_thinking` block",
                "thinking" or "redacted_thinking" when block.Get("cache_control") is not null => "cache_control cannot be set for thinking blocks",
                "text" when string.IsNullOrWhiteSpace(block.Text("text")) => "text content blocks must be non-empty",
                "tool_use" when block.Get("input") is not { ValueKind: JsonValueKind.Object } => "tool_use.input: Input should be a valid dictionary",
                "tool_use" when !known.Add(block.Text("id") ?? "") => "`tool_use` ids must be unique",
                "thinking" or "redacted_thinking" or "text" => null,
                "tool_use" => waiting.Add(block.Text("id") ?? "") ? null : "tool_use.id: duplicate",
                _ => "unexpected content block",
            };
            if (refusal is not null)
            {
                return $"messages.{index}.content.{at}: {refusal}";
            }
        }

        return thinks && waiting.Count > 0 && blocks[0].Text("type") is not ("thinking" or "redacted_thinking")
            ? $"messages.{index}.content.0.type: Expected `thinking` or `redacted_thinking`, but found `{blocks[0].Text("type")}`. When `thinking` is enabled, a final `assistant` message must start with a thinking block"
            : null;
    }

    private static string? User(IReadOnlyList<JsonElement> blocks, int index, HashSet<string> waiting)
    {
        foreach (var block in blocks.Where(block => block.Text("type") == "tool_result"))
        {
            if (!waiting.Remove(block.Text("tool_use_id") ?? ""))
            {
                return $"messages.{index}: unexpected `tool_use_id` found in `tool_result` blocks: {block.Text("tool_use_id")}. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.";
            }
        }

        return waiting.Count > 0 ? Unanswered(waiting)
            : blocks.Any(block => block.Text("type") == "text" && string.IsNullOrWhiteSpace(block.Text("text"))) ? $"messages.{index}: text content blocks must be non-empty"
            : null;
    }

    private static string Unanswered(IEnumerable<string> ids) => $"`tool_use` ids were found without `tool_result` blocks immediately after: {string.Join(", ", ids)}.";
}
