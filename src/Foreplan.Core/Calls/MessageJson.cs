using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Foreplan.Calls;

/// <summary>Chat messages as JSON, as the journal keeps them: a conversation that was written and read goes on where it stood.</summary>
public static class MessageJson
{
    /// <summary>The messages as JSON; what only the provider's client understands (raw representations) is left out.</summary>
    public static string Write(IList<ChatMessage> messages) => PlainMessages.Write(messages) ?? JsonSerializer.Serialize(messages, Library.Shape);

    /// <summary>The messages back; texts of tool results are strings again.</summary>
    /// <exception cref="JsonException">The text is no list of messages.</exception>
    public static IList<ChatMessage> Read(string json) => PlainMessages.Read(json) ?? OfLibrary(json);

    private static IList<ChatMessage> OfLibrary(string json)
    {
        var messages = JsonSerializer.Deserialize(json, Library.Shape) ?? [];
        foreach (var result in messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>())
        {
            // A client sends a string as it is, but quotes a JsonElement: the request would differ from the recorded one.
            if (result.Result is JsonElement { ValueKind: JsonValueKind.String } text)
            {
                result.Result = text.GetString();
            }
        }

        return messages;
    }

    // What is in no conversation of ours: made when it is needed.
    private static class Library
    {
        public static readonly JsonTypeInfo<IList<ChatMessage>> Shape =
            (JsonTypeInfo<IList<ChatMessage>>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IList<ChatMessage>));
    }
}
