using Foreplan.Costs;
using Foreplan.Roles;
using Microsoft.Extensions.AI;

namespace Foreplan.Calls;

/// <summary>Keeps a conversation's requests under their cap by cutting the oldest tool answers first, so rarely that the provider's cache stays useful.</summary>
/// <param name="maximumTokens">The cap on a request.</param>
/// <param name="model">The model that counts the tokens.</param>
internal sealed class ContextWindow(int maximumTokens, ModelRef model)
{
    // One cut frees a third at once: a cut at every turn would change the cached prefix at every turn.
    private const double FreeTo = 0.66;
    private const int WorthCutting = 60;
    private const int PerMessage = 4;
    private readonly List<int> sizes = [];
    private int answersCut;

    /// <summary>True when the newest request is over the cap though every older answer was cut.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The request for these messages; the messages themselves are not changed. Call it once per turn, also for turns that are replayed.</summary>
    public IReadOnlyList<ChatMessage> Fit(IReadOnlyList<ChatMessage> messages, int fixedTokens)
    {
        for (var i = sizes.Count; i < messages.Count; i++)
        {
            sizes.Add(Tokens(messages[i]));
        }

        var request = Cut(messages, answersCut);
        if (Size(request, fixedTokens) > maximumTokens)
        {
            var answers = messages.Sum(message => message.Contents.OfType<FunctionResultContent>().Count());
            while (answersCut < answers - 1 && Size(request, fixedTokens) > maximumTokens * FreeTo)
            {
                answersCut++;
                request = Cut(messages, answersCut);
            }
        }

        IsOver = Size(request, fixedTokens) > maximumTokens;
        return request;
    }

    private int Tokens(ChatMessage message)
    {
        var tokens = PerMessage;
        foreach (var content in message.Contents)
        {
            tokens += Tokens(content, model);
        }
        return tokens;
    }

    private static int Tokens(AIContent content, ModelRef model) => content switch
    {
        TextContent text => TokenEstimate.Of(text.Text, model),
        TextReasoningContent thought => TokenEstimate.Of(thought.Text + thought.ProtectedData, model),
        FunctionCallContent call => TokenEstimate.Of(string.Concat(call.Arguments?.Select(pair => $"{pair.Key}:{pair.Value}") ?? []), model) + 12,
        FunctionResultContent result => TokenEstimate.Of(result.Result as string ?? "", model) + 12,
        _ => 0,
    };

    private int Size(List<ChatMessage> request, int fixedTokens)
    {
        var total = fixedTokens;
        for (var i = 0; i < request.Count; i++)
        {
            total += i < sizes.Count && request[i].Role != ChatRole.Tool ? sizes[i] : Tokens(request[i]);
        }

        return total;
    }

    private List<ChatMessage> Cut(IReadOnlyList<ChatMessage> messages, int count)
    {
        var left = count;
        var request = new List<ChatMessage>(messages.Count);
        foreach (var message in messages)
        {
            if (left == 0 || message.Role != ChatRole.Tool)
            {
                request.Add(message);
                continue;
            }

            var contents = new List<AIContent>();
            foreach (var content in message.Contents)
            {
                if (left > 0 && content is FunctionResultContent result)
                {
                    left--;
                    contents.Add(Shortened(result));
                }
                else
                {
                    contents.Add(content);
                }
            }

            request.Add(new ChatMessage(ChatRole.Tool, contents));
        }

        return request;
    }

    private FunctionResultContent Shortened(FunctionResultContent result)
    {
        var tokens = Tokens(result, model);
        return tokens <= WorthCutting
            ? result
            : new FunctionResultContent(result.CallId, $"[cut: this answer of about {tokens} tokens was left out to keep the request under {maximumTokens} tokens; call the tool again if it is needed]");
    }
}
