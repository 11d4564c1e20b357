using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>What a model wrote as the arguments of its calls.</summary>
internal static class CallArguments
{
    /// <summary>Takes out arguments that are JSON and no text, such as half a character in <c>"[\ud800-\udbff]"</c>: nothing could keep them or send them again. The tool says what is missing.</summary>
    public static void KeepTexts(ChatResponseUpdate update)
    {
        foreach (var call in update.Contents.OfType<FunctionCallContent>())
        {
            foreach (var name in call.Arguments?.Where(argument => argument.Value is JsonElement value && !IsText(value)).Select(argument => argument.Key).ToList() ?? [])
            {
                call.Arguments?.Remove(name);
            }
        }
    }

    private static bool IsText(JsonElement value)
    {
        if (!value.GetRawText().Contains(@"\ud", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        try
        {
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            value.WriteTo(nowhere);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
