using System.Text.Json;

namespace Foreplan.Plans;

/// <summary>The part of JSON Schema that our schemas use: type, properties, required, additionalProperties, items, enum, const, anyOf and $ref.</summary>
internal sealed class SchemaShape(JsonElement root)
{
    public IReadOnlyList<string> Faults(JsonElement value) => [.. Faults(value, root, "$")];

    private IEnumerable<string> Faults(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("$ref", out var name))
        {
            schema = root.GetProperty("$defs").GetProperty((name.GetString() ?? "").Split('/')[^1]);
        }

        if (schema.TryGetProperty("anyOf", out var any))
        {
            return any.EnumerateArray().Any(one => !Faults(value, one, at).Any()) ? [] : [$"{at} is none of what it may be"];
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)) ? [] : [$"{at} is {value}"];
        }

        if (schema.TryGetProperty("const", out var constant))
        {
            return JsonElement.DeepEquals(constant, value) ? [] : [$"{at} is {value}"];
        }

        return schema.GetProperty("type").GetString() switch
        {
            "object" when value.ValueKind == JsonValueKind.Object => OfObject(value, schema, at),
            "array" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Faults(item, schema.GetProperty("items"), $"{at}[{index}]")),
            "string" when value.ValueKind == JsonValueKind.String => [],
            "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) => [],
            "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
            _ => [$"{at} is a {value.ValueKind}"],
        };
    }

    private IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string at)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString() ?? "") : [];
        foreach (var name in required.Where(name => !value.TryGetProperty(name, out _)))
        {
            yield return $"{at}.{name} is missing";
        }

        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var property in value.EnumerateObject())
        {
            var place = $"{at}.{property.Name}";
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var own))
            {
                foreach (var fault in Faults(property.Value, own, place))
                {
                    yield return fault;
                }
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.Object)
            {
                foreach (var fault in Faults(property.Value, others, place))
                {
                    yield return fault;
                }
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.False)
            {
                yield return $"{place} is unknown";
            }
        }
    }
}
