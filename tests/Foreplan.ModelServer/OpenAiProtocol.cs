using System.Text.Json;

namespace Foreplan.ModelServer;

/// <summary>OpenAI's Chat Completions.</summary>
internal sealed class OpenAiProtocol : IProtocol
{
    public string? Refusal(JsonElement request, IReadOnlyDictionary<string, string> headers) => OpenAiRules.Refusal(request);

    public IReadOnlyList<string> Stream(JsonElement request, ServerTurn turn, string idPrefix)
    {
        var model = turn.Model ?? request.Text("model") ?? "";
        List<string> chunks = [Chunk(idPrefix, model, new { role = "assistant", content = "" }, null)];
        var half = turn.Say.Length / 2;
        if (turn.Say.Length > 0)
        {
            chunks.Add(Chunk(idPrefix, model, new { content = turn.Say[..half] }, null));
            chunks.Add(Chunk(idPrefix, model, new { content = turn.Say[half..] }, null));
        }

        foreach (var (call, index) in turn.Calls.Select((call, index) => (call, index)))
        {
            var middle = call.Arguments.Length / 2;
            chunks.Add(Chunk(idPrefix, model, new { tool_calls = new[] { new { index, id = $"call_{idPrefix}_{index + 1}", type = "function", function = new { name = call.Tool, arguments = "" } } } }, null));
            chunks.Add(Chunk(idPrefix, model, new { tool_calls = new[] { new { index, function = new { arguments = call.Arguments[..middle] } } } }, null));
            chunks.Add(Chunk(idPrefix, model, new { tool_calls = new[] { new { index, function = new { arguments = call.Arguments[middle..] } } } }, null));
        }

        chunks.Add(Chunk(idPrefix, model, new { }, turn.Stop ?? (turn.Calls.Count > 0 ? "tool_calls" : "stop")));
        if (turn.Usage is { } usage && request.Get("stream_options") is { } options && options.Get("include_usage") is { ValueKind: JsonValueKind.True })
        {
            chunks.Add("data: " + JsonSerializer.Serialize(new
            {
                id = "chatcmpl-" + idPrefix, @object = "chat.completion.chunk", created = 1, model, choices = Array.Empty<object>(),
                usage = new
                {
                    prompt_tokens = usage.Input, completion_tokens = usage.Output, total_tokens = usage.Input + usage.Output,
                    prompt_tokens_details = new { cached_tokens = usage.Cached }, completion_tokens_details = new { reasoning_tokens = usage.Reasoning },
                },
            }) + "\n\n");
        }

        chunks.Add("data: [DONE]\n\n");
        return chunks;
    }

    public string ErrorEvent(string message) => $"data: {JsonSerializer.Serialize(new { error = new { message, type = "server_error" } })}\n\n";

    public string ErrorBody(int status, string message, bool spend) =>
        JsonSerializer.Serialize(new { error = new { message, type = spend ? "insufficient_quota" : "invalid_request_error", code = spend ? "insufficient_quota" : null } });

    public string System(JsonElement request) =>
        string.Join('\n', request.List("messages").TakeWhile(IsSystem).Select(message => message.ContentText("content")));

    public string FirstUser(JsonElement request) =>
        string.Join('\n', request.List("messages").SkipWhile(IsSystem).TakeWhile(message => message.Text("role") == "user").Select(message => message.ContentText("content")));

    public int Answers(JsonElement request) => request.List("messages").Count(message => message.Text("role") == "assistant");

    private static bool IsSystem(JsonElement message) => message.Text("role") is "system" or "developer";

    private static string Chunk(string id, string model, object delta, string? finish) =>
        "data: " + JsonSerializer.Serialize(new { id = "chatcmpl-" + id, @object = "chat.completion.chunk", created = 1, model, choices = new[] { new { index = 0, delta, finish_reason = finish } } }) + "\n\n";
}
