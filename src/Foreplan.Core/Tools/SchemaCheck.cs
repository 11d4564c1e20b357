using System.Text.Json;

namespace Foreplan.Tools;

/// <summary>Checks a JSON value against the part of JSON Schema that tools use.</summary>
internal static class SchemaCheck
{
    /// <summary>The first thing that is wrong, for the model; null when nothing is.</summary>
    internal static string? FirstFault(JsonElement value, JsonElement schema, string place)
    {
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        if (!IsOfType(value, type))
        {
            return $"{Name(place)} must be {Article(type)}, it is {Kind(value)}";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object when type == "object" => ObjectFault(value, schema, place),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray()
                .Select((item, index) => FirstFault(item, items, $"{place}[{index}]")).FirstOrDefault(fault => fault is not null),
            JsonValueKind.String => TextFault(value, schema, place),
            JsonValueKind.Number when schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble() =>
                $"{Name(place)} must be at least {least.GetRawText()}, it is {value.GetRawText()}",
            _ => null,
        };
    }

    private static string? ObjectFault(JsonElement value, JsonElement schema, string place)
    {
        var properties = schema.TryGetProperty("properties", out var declared) ? declared.EnumerateObject().ToList() : [];
        var names = properties.ConvertAll(property => property.Name);
        foreach (var given in value.EnumerateObject())
        {
            if (names.Count > 0 && !names.Contains(given.Name))
            {
                var nearest = Nearest.Of(given.Name, names, 1)[0];
                return $"unknown argument `{Join(place, given.Name)}`: did you mean `{nearest}`? Arguments: {string.Join(", ", names)}";
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(item => item.GetString() ?? ""))
            {
                if (!value.TryGetProperty(name, out var present) || present.ValueKind == JsonValueKind.Null)
                {
                    return $"`{Join(place, name)}` is missing";
                }
            }
        }

        return properties
            .Where(property => value.TryGetProperty(property.Name, out var present) && present.ValueKind != JsonValueKind.Null)
            .Select(property => FirstFault(value.GetProperty(property.Name), property.Value, Join(place, property.Name)))
            .FirstOrDefault(fault => fault is not null);
    }

    private static string? TextFault(JsonElement value, JsonElement schema, string place)
    {
        string? text;
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            return $"{Name(place)} is not valid Unicode";
        }

        if (!schema.TryGetProperty("enum", out var allowed))
        {
            return null;
        }

        var values = allowed.EnumerateArray().Select(item => item.GetString() ?? "").ToList();
        return values.Contains(text ?? "") ? null : $"{Name(place)} must be one of {string.Join(", ", values)}; it is `{text}`";
    }

    private static bool IsOfType(JsonElement value, string? type) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && Math.Floor(number) == number && Math.Abs(number) <= int.MaxValue,
        _ => true,
    };

    private static string Article(string? type) => type switch
    {
        "integer" => "a whole number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        "string" => "a text",
        _ => $"a {type}",
    };

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => value.GetRawText() is { Length: < 30 } raw ? raw : "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => "null",
    };

    private static string Name(string place) => place.Length == 0 ? "the arguments" : $"`{place}`";

    private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
