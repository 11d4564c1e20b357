using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Foreplan.ModelServer;

/// <summary>Anthropic's Messages.</summary>
internal sealed class AnthropicProtocol : IProtocol
{
    public string? Refusal(JsonElement request, IReadOnlyDictionary<string, string> headers) => AnthropicRules.Refusal(request, headers);

    public IReadOnlyList<string> Stream(JsonElement request, ServerTurn turn, string idPrefix)
    {
        var usage = turn.Usage ?? new(0, 0);
        var model = turn.Model ?? request.Text("model") ?? "";
        List<string> events =
        [
            Event("message_start", new
            {
                type = "message_start",
                message = new
                {
                    id = "msg_" + idPrefix, type = "message", role = "assistant", model, content = Array.Empty<object>(), stop_reason = (string?)null, stop_sequence = (string?)null,
                    usage = new { input_tokens = usage.Input - usage.Cached - usage.Written, cache_creation_input_tokens = usage.Written, cache_read_input_tokens = usage.Cached, output_tokens = Math.Min(1, usage.Output) },
                },
            }),
            Event("ping", new { type = "ping" }),
        ];
        var index = 0;
        foreach (var (start, deltas) in Blocks(request, turn, idPrefix))
        {
            events.Add(Event("content_block_start", new { type = "content_block_start", index, content_block = start }));
            events.AddRange(deltas.Select(delta => Event("content_block_delta", new { type = "content_block_delta", index, delta })));
            events.Add(Event("content_block_stop", new { type = "content_block_stop", index }));
            index++;
        }

        var stop = turn.Stop ?? (turn.Calls.Count > 0 ? "tool_use" : "end_turn");
        events.Add(Event("message_delta", new { type = "message_delta", delta = new { stop_reason = stop, stop_sequence = (string?)null }, usage = new { output_tokens = usage.Output } }));
        events.Add(Event("message_stop", new { type = "message_stop" }));
        return events;
    }

    public string ErrorEvent(string message) => Event("error", new { type = "error", error = new { type = "overloaded_error", message } });

    public string ErrorBody(int status, string message, bool spend) => JsonSerializer.Serialize(new
    {
        type = "error",
        error = new
        {
            type = status switch { 400 => "invalid_request_error", 401 => "authentication_error", 403 => "permission_error", 404 => "not_found_error", 413 => "request_too_large", 429 => "rate_limit_error", 529 => "overloaded_error", _ => "api_error" },
            message,
            details = spend ? new { error_code = "enforced_spend_limit_reached" } : null,
        },
    });

    public string System(JsonElement request) => request.ContentText("system");

    public string FirstUser(JsonElement request) =>
        string.Join('\n', request.List("messages").TakeWhile(message => message.Text("role") == "user").Select(message => message.ContentText("content")));

    public int Answers(JsonElement request) => request.List("messages").Count(message => message.Text("role") == "assistant");

    /// <summary>The signature that a thinking text has to come back with.</summary>
    internal static string Sign(string thinking) => "sig_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("server secret" + thinking)))[..24];

    internal static bool Thinks(JsonElement request) => request.Get("thinking") is { } thinking && thinking.Text("type") is "enabled" or "adaptive";

    private static IEnumerable<(object Start, object[] Deltas)> Blocks(JsonElement request, ServerTurn turn, string idPrefix)
    {
        if (Thinks(request))
        {
            var thought = $"I think about {idPrefix}.";
            yield return turn.Redacted
                ? (new { type = "redacted_thinking", data = Sign("redacted") }, [])
                : (new { type = "thinking", thinking = "", signature = "" },
                [
                    new { type = "thinking_delta", thinking = thought[..5] },
                    new { type = "thinking_delta", thinking = thought[5..] },
                    new { type = "signature_delta", signature = Sign(thought) },
                ]);
        }

        if (turn.Say.Length > 0)
        {
            var half = turn.Say.Length / 2;
            yield return (new { type = "text", text = "" }, [new { type = "text_delta", text = turn.Say[..half] }, new { type = "text_delta", text = turn.Say[half..] }]);
        }

        foreach (var (call, number) in turn.Calls.Select((call, number) => (call, number)))
        {
            var half = call.Arguments.Length / 2;
            yield return (new { type = "tool_use", id = $"toolu_{idPrefix}_{number + 1}", name = call.Tool, input = new { } },
                [new { type = "input_json_delta", partial_json = call.Arguments[..half] }, new { type = "input_json_delta", partial_json = call.Arguments[half..] }]);
        }
    }

    private static string Event(string name, object data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data)}\n\n";
}
