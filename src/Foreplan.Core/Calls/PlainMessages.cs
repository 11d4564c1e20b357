using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Foreplan.Calls;

/// <summary>The messages that conversations here are made of, in the shape that the library gives them: what its serializer has to learn of all its types first takes longer than a whole conversation.</summary>
internal static class PlainMessages
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The messages as JSON; null when one of them holds anything but texts, thinking, calls and their results.</summary>
    public static string? Write(IList<ChatMessage> messages)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            foreach (var message in messages)
            {
                if (!Write(json, message))
                {
                    return null;
                }
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>The messages back; null when one of them holds anything else, or the text is no list of messages.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IList<ChatMessage>? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return null;
        }
        var messages = new List<ChatMessage>();
        foreach (var item in document.RootElement.EnumerateArray())
        {
            if (Message(item) is not { } message)
            {
                return null;
            }
            messages.Add(message);
        }
        return messages;
    }

    private static bool Write(Utf8JsonWriter json, ChatMessage message)
    {
        if (message is not { AuthorName: null, CreatedAt: null, MessageId: null })
        {
            return false;
        }
        json.WriteStartObject();
        json.WriteString("role"u8, message.Role.Value);
        json.WriteStartArray("contents"u8);
        foreach (var content in message.Contents)
        {
            if (content is not { Annotations: null, AdditionalProperties: null } || !Write(json, content))
            {
                return false;
            }
        }
        json.WriteEndArray();
        if (message.AdditionalProperties is { } properties && !Write(json, "additionalProperties", properties))
        {
            return false;
        }
        json.WriteEndObject();
        return true;
    }

    private static bool Write(Utf8JsonWriter json, AIContent content)
    {
        json.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                json.WriteString("$type"u8, "text"u8);
                json.WriteString("text"u8, text.Text);
                break;
            case TextReasoningContent thinking:
                json.WriteString("$type"u8, "reasoning"u8);
                json.WriteString("text"u8, thinking.Text);
                if (thinking.ProtectedData is { } data)
                {
                    json.WriteString("protectedData"u8, data);
                }
                break;
            case FunctionCallContent call:
                json.WriteString("$type"u8, "functionCall"u8);
                json.WriteString("name"u8, call.Name);
                if (call.Arguments is { } arguments && !Write(json, "arguments", arguments))
                {
                    return false;
                }
                json.WriteBoolean("informationalOnly"u8, call.InformationalOnly);
                json.WriteString("callId"u8, call.CallId);
                break;
            case FunctionResultContent result:
                json.WriteString("$type"u8, "functionResult"u8);
                if (result.Result is { } answer)
                {
                    json.WritePropertyName("result"u8);
                    if (!Write(json, answer))
                    {
                        return false;
                    }
                }
                json.WriteString("callId"u8, result.CallId);
                break;
            default:
                return false;
        }
        json.WriteEndObject();
        return true;
    }

    private static bool Write(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, object?>> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            json.WritePropertyName(key);
            if (!Write(json, value))
            {
                return false;
            }
        }
        json.WriteEndObject();
        return true;
    }

    private static bool Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                return true;
            case string text:
                json.WriteStringValue(text);
                return true;
            case bool flag:
                json.WriteBooleanValue(flag);
                return true;
            case JsonElement element:
                element.WriteTo(json);
                return true;
            default:
                return false;
        }
    }

    private static ChatMessage? Message(JsonElement item)
    {
        if (!Has(item, ["role", "contents", "additionalProperties"])
            || !TryText(item, "role", out var role) || !item.TryGetProperty("contents", out var contents) || contents.ValueKind != JsonValueKind.Array)
        {
            return null;
        }
        var message = new ChatMessage(new ChatRole(role), []);
        foreach (var part in contents.EnumerateArray())
        {
            if (Content(part) is not { } content)
            {
                return null;
            }
            message.Contents.Add(content);
        }
        if (item.TryGetProperty("additionalProperties", out var properties))
        {
            if (properties.ValueKind != JsonValueKind.Object)
            {
                return null;
            }
            message.AdditionalProperties = new(Values(properties));
        }
        return message;
    }

    private static AIContent? Content(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !TryText(item, "$type", out var type))
        {
            return null;
        }
        switch (type)
        {
            case "text" when Has(item, ["$type", "text"]) && TryText(item, "text", out var text):
                return new TextContent(text);
            case "reasoning" when Has(item, ["$type", "text", "protectedData"]) && TryText(item, "text", out var thought):
                return new TextReasoningContent(thought) { ProtectedData = TryText(item, "protectedData", out var data) ? data : null };
            case "functionCall" when Has(item, ["$type", "name", "arguments", "informationalOnly", "callId"]) && TryText(item, "name", out var name) && TryText(item, "callId", out var id):
                if (item.TryGetProperty("arguments", out var arguments) && arguments.ValueKind != JsonValueKind.Object)
                {
                    return null;
                }
                return new FunctionCallContent(id, name, arguments.ValueKind == JsonValueKind.Object ? Values(arguments) : null)
                {
                    InformationalOnly = item.TryGetProperty("informationalOnly", out var only) && only.ValueKind == JsonValueKind.True,
                };
            case "functionResult" when Has(item, ["$type", "result", "callId"]) && TryText(item, "callId", out var answered):
                return new FunctionResultContent(answered, item.TryGetProperty("result", out var result) ? Value(result) : null);
            default:
                return null;
        }
    }

    private static Dictionary<string, object?> Values(JsonElement of)
    {
        var values = new Dictionary<string, object?>();
        foreach (var property in of.EnumerateObject())
        {
            values[property.Name] = property.Value.ValueKind == JsonValueKind.Null ? null : property.Value.Clone();
        }
        return values;
    }

    // A client sends a string as it is, but quotes a JsonElement: the request would differ from the recorded one.
    private static object? Value(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => result.GetString(),
        _ => result.Clone(),
    };

    private static bool Has(JsonElement item, string[] only)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return false;
        }
        foreach (var property in item.EnumerateObject())
        {
            if (!only.Contains(property.Name))
            {
                return false;
            }
        }
        return true;
    }

    private static bool TryText(JsonElement item, string name, [NotNullWhen(true)] out string? text)
    {
        text = item.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
        return text is not null;
    }
}
