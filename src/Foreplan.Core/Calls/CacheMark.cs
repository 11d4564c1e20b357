using Microsoft.Extensions.AI;

namespace Foreplan.Calls;

/// <summary>A neutral mark on a message after which the provider should cache; the adapter translates it.</summary>
public static class CacheMark
{
    private const string Key = "foreplan.cache";

    /// <summary>Marks the message.</summary>
    public static ChatMessage WithCacheMark(this ChatMessage message)
    {
        (message.AdditionalProperties ??= [])[Key] = true;
        return message;
    }

    /// <summary>True when the message is marked.</summary>
    public static bool IsMarked(ChatMessage message) => message.AdditionalProperties?.ContainsKey(Key) == true;
}
