using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Foreplan.Models.Http;

/// <summary>What a provider says about an error, in one line of at most 400 characters.</summary>
internal sealed partial record ErrorBody(string Message, bool IsSpendLimit)
{
    private const int Longest = 400;

    private static readonly string[] SpendLimits = ["enforced_spend_limit_reached", "insufficient_quota", "billing_hard_limit", "billing_error"];

    public static ErrorBody Read(string body, bool html)
    {
        if (html || body.TrimStart().StartsWith('<'))
        {
            return new(Line(WebUtility.HtmlDecode(Tag().Replace(Hidden().Replace(body, " "), " "))), false);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new(Line(body), false);
        }
    }

    public static ErrorBody Read(JsonElement root)
    {
        // Gemini's endpoint wraps the object in a list.
        var first = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 ? root[0] : root;
        var error = Child(first, "error") ?? first;
        var message = error.ValueKind == JsonValueKind.String ? error.GetString() : Text(error, "message");
        string?[] codes = [Text(error, "code"), Text(error, "type"), Child(error, "details") is { } details ? Text(details, "error_code") : null];
        var spend = codes.Any(code => code is not null && SpendLimits.Any(limit => code.StartsWith(limit, StringComparison.Ordinal)))
            || message?.Contains("spend limit", StringComparison.OrdinalIgnoreCase) == true
            || message?.Contains("credit balance is too low", StringComparison.OrdinalIgnoreCase) == true;
        return new(Line(message ?? first.GetRawText()), spend);
    }

    private static JsonElement? Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : null;

    private static string? Text(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.String } child ? child.GetString() : null;

    private static string Line(string text)
    {
        var line = Blanks().Replace(text, " ").Trim();
        return line.Length == 0 ? "no reason given" : line.Length > Longest ? line[..Longest] + "…" : line;
    }

    [GeneratedRegex(@"<(script|style|head)\b.*?</\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Blanks();
}
