using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Foreplan.Models.Chain;
using Foreplan.Models.Http;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Foreplan.Models.Providers;

/// <summary>OpenAI's official client for Chat Completions behind <see cref="IChatClient"/>, for OpenAI and every server that speaks its protocol.</summary>
internal sealed class OpenAiAdapter(HttpClient http, string baseUrl, string? key, bool oldOutputCap) : IChatClient
{
    private readonly ConcurrentDictionary<string, ChatClient> clients = new();

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<Microsoft.Extensions.AI.ChatMessage> conversation = [.. messages];
        var request = OpenAiRequest.Options(options ?? new(), oldOutputCap);
        var stream = clients.GetOrAdd(options?.ModelId ?? "", Create).CompleteChatStreamingAsync(OpenAiRequest.Messages(conversation), request, cancellationToken);
        await using var updates = stream.GetAsyncEnumerator(cancellationToken);
        var calls = new OpenAiCalls(conversation.Count);
        string? model = null;
        UsageDetails? usage = null;
        Microsoft.Extensions.AI.ChatFinishReason? finish = null;
        while (await NextAsync(updates, usage))
        {
            var update = updates.Current ?? throw new ModelFailure(ModelFailure.Cut, "The answer holds an event that is nothing.") { Seen = usage };
            model = string.IsNullOrEmpty(update.Model) ? model : update.Model;
            usage = update.Usage is { } used ? Details(used) : usage;
            finish = update.FinishReason is { } reason ? Finish(reason) : finish;
            calls.Add(update.ToolCallUpdates);
            if (string.Concat(update.ContentUpdate.Select(part => part.Text)) + update.RefusalUpdate is { Length: > 0 } text)
            {
                yield return new(ChatRole.Assistant, text) { ModelId = model };
            }
            else
            {
                ThrowIfError(update, usage);
                yield return new(ChatRole.Assistant, []) { ModelId = model };
            }
        }

        // The client raises nothing when a stream ends early: only the finish reason tells.
        if (finish is null)
        {
            throw new ModelFailure(ModelFailure.Cut, "The answer ended without a finish reason.") { Seen = usage };
        }

        yield return new(ChatRole.Assistant, [.. calls.Whole(), .. usage is null ? Array.Empty<AIContent>() : [new UsageContent(usage)]]) { ModelId = model, FinishReason = finish };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();

    private ChatClient Create(string model) => new(model, new ApiKeyCredential(key ?? "none"), new OpenAIClientOptions
    {
        Endpoint = new(baseUrl),
        Transport = new HttpClientPipelineTransport(http),
        RetryPolicy = new ClientRetryPolicy(0),
        NetworkTimeout = Timeout.InfiniteTimeSpan,
    });

    private static async Task<bool> NextAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> updates, UsageDetails? seen)
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
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException or KeyNotFoundException)
        {
            // The client reads what it expects, whatever stands there.
            throw new ModelFailure(ModelFailure.Cut, "The answer is no stream of JSON events.", broken) { Seen = seen };
        }
    }

    private static void ThrowIfError(StreamingChatCompletionUpdate update, UsageDetails? seen)
    {
        using var raw = JsonDocument.Parse(ModelReaderWriter.Write(update));
        if (raw.RootElement.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
        {
            var body = ErrorBody.Read(raw.RootElement);
            throw new ModelFailure(body.IsSpendLimit ? ModelFailure.SpendLimit : ModelFailure.Cut, $"The answer broke off: {body.Message}") { Seen = seen };
        }
    }

    private static Microsoft.Extensions.AI.ChatFinishReason Finish(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Length => Microsoft.Extensions.AI.ChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => Microsoft.Extensions.AI.ChatFinishReason.ContentFilter,
        OpenAI.Chat.ChatFinishReason.ToolCalls or OpenAI.Chat.ChatFinishReason.FunctionCall => Microsoft.Extensions.AI.ChatFinishReason.ToolCalls,
        _ => Microsoft.Extensions.AI.ChatFinishReason.Stop,
    };

    private static UsageDetails Details(ChatTokenUsage usage) => new()
    {
        InputTokenCount = usage.InputTokenCount,
        CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
        // Some servers leave thinking out of the completion tokens but not out of the total, and charge it.
        OutputTokenCount = usage.OutputTokenCount < 0 ? usage.OutputTokenCount : Math.Max(usage.OutputTokenCount, usage.TotalTokenCount - usage.InputTokenCount),
        ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
    };
}
