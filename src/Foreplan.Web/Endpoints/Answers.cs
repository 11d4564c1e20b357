using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>JSON in and out.</summary>
internal static class Answers
{
    // Never read as anything but JSON, so that markup in it need not be escaped twice.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task GiveAsync(HttpContext context, JsonNode answer, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(answer.ToJsonString(Plain), context.RequestAborted);
    }

    public static Task RefuseAsync(HttpContext context, int status, string why, string? hint = null) => context.Response.HasStarted
        ? Task.CompletedTask
        : GiveAsync(context, new JsonObject { ["error"] = why, ["hint"] = hint }, status);

    /// <summary>The request's JSON object.</summary>
    /// <exception cref="BadHttpRequestException">It is none.</exception>
    public static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, null, new JsonDocumentOptions { MaxDepth = 16 }, context.RequestAborted) as JsonObject
                ?? throw new BadHttpRequestException("A JSON object is expected.");
        }
        catch (JsonException wrong)
        {
            throw new BadHttpRequestException("This is no valid JSON.", wrong);
        }
    }

    /// <summary>A text of the request; null when it is absent.</summary>
    /// <exception cref="BadHttpRequestException">It is something else.</exception>
    public static string? Text(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new BadHttpRequestException($"\"{name}\" is a text."),
    };

    /// <summary>A whole number of the request; null when it is absent.</summary>
    /// <exception cref="BadHttpRequestException">It is something else.</exception>
    public static int? Number(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<int>(out var number) => number,
        _ => throw new BadHttpRequestException($"\"{name}\" is a whole number."),
    };

    /// <summary>A text that must be there.</summary>
    public static string Needed(this JsonObject body, string name) => body.Text(name) ?? throw new BadHttpRequestException($"\"{name}\" is missing.");

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> one) => new([.. items.Select(one)]);

    public static JsonArray Strings(IEnumerable<string> texts) => List(texts, text => JsonValue.Create(text));
}
