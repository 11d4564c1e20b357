using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Foreplan.Models.Chain;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Providers;

/// <summary>Anthropic's official client behind <see cref="IChatClient"/>: what it leaves to its caller is added here.</summary>
internal sealed class AnthropicAdapter : IChatClient
{
    private readonly AnthropicClient official;
    private readonly IChatClient client;

    public AnthropicAdapter(HttpClient http, string baseUrl, string key)
    {
        official = new() { HttpClient = http, BaseUrl = baseUrl, ApiKey = key, AuthToken = null, MaxRetries = 0, Timeout = TimeSpan.FromHours(1) };
        client = official.AsIChatClient();
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var stream = client.GetStreamingResponseAsync(AnthropicCacheMarks.Translate([.. messages]), AnthropicThinking.Translate(options), cancellationToken);
        await using var updates = stream.GetAsyncEnumerator(cancellationToken);
        UsageDetails? seen = null;
        var whole = false;
        while (await NextAsync(updates, seen))
        {
            var update = updates.Current;
            if (update.RawRepresentation is RawMessageStreamEvent happened)
            {
                whole |= happened.Value is RawMessageStopEvent;
                seen = happened.Value is RawMessageStartEvent { Message.Usage: { } usage } ? Seen(usage) : seen;
            }

            yield return update;
        }

        // The client reports a finish reason and a whole tool call even when the stream was cut before its end.
        if (!whole)
        {
            throw new ModelFailure(ModelFailure.Cut, "The answer ended without `message_stop`.") { Seen = seen };
        }
    }

    public object? GetService(System.Type serviceType, object? serviceKey = null) => client.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        client.Dispose();
        official.Dispose();
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, UsageDetails? seen)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (ModelFailure failure)
        {
            failure.Seen ??= seen;
            throw;
        }
        catch (AnthropicException inStream)
        {
            throw new ModelFailure(ReasonOf(inStream.Message), $"The answer broke off: {inStream.Message}", inStream) { Seen = seen };
        }
    }

    private static string ReasonOf(string message) =>
        message.Contains("overloaded_error", StringComparison.Ordinal) ? ModelFailure.Overloaded
        : message.Contains("rate_limit_error", StringComparison.Ordinal) ? ModelFailure.RateLimit
        : ModelFailure.Cut;

    private static UsageDetails Seen(Anthropic.Models.Messages.Usage usage)
    {
        var read = usage.CacheReadInputTokens ?? 0;
        var written = usage.CacheCreationInputTokens ?? 0;
        return new()
        {
            InputTokenCount = usage.InputTokens + read + written,
            CachedInputTokenCount = read,
            OutputTokenCount = usage.OutputTokens,
            AdditionalCounts = new() { [UsageCheck.CacheWrites] = written },
        };
    }
}
