using Anthropic.Models.Messages;
using Foreplan.Calls;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Providers;

/// <summary>Translates neutral cache marks to Anthropic's breakpoints, at most four: the first, which holds the tools and instructions, and the latest.</summary>
internal static class AnthropicCacheMarks
{
    private const int Most = 4;

    /// <summary>The messages with breakpoints; those given are not changed, since they go on in the conversation and the journal.</summary>
    public static List<ChatMessage> Translate(List<ChatMessage> messages)
    {
        List<int> marked = [.. Enumerable.Range(0, messages.Count).Where(index => CacheMark.IsMarked(messages[index]) && Markable(messages[index]) >= 0)];
        if (marked.Count > Most)
        {
            marked.RemoveRange(1, marked.Count - Most);
        }

        foreach (var index in marked)
        {
            messages[index] = Marked(messages[index]);
        }

        return messages;
    }

    private static ChatMessage Marked(ChatMessage message)
    {
        var at = Markable(message);
        List<AIContent> contents = [.. message.Contents];
        contents[at] = Copy(contents[at]).WithCacheControl(new CacheControlEphemeral());
        return new(message.Role, contents);
    }

    // Thinking cannot be marked, and blank text is not sent.
    private static int Markable(ChatMessage message)
    {
        for (var index = message.Contents.Count - 1; index >= 0; index--)
        {
            if (message.Contents[index] is FunctionResultContent or FunctionCallContent || (message.Contents[index] is TextContent text && !string.IsNullOrWhiteSpace(text.Text)))
            {
                return index;
            }
        }

        return -1;
    }

    private static AIContent Copy(AIContent content) => content switch
    {
        FunctionResultContent result => new FunctionResultContent(result.CallId, result.Result) { Exception = result.Exception },
        FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, call.Arguments),
        TextContent text => new TextContent(text.Text),
        _ => content,
    };
}
