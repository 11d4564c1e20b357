using System.Text.Json;

namespace Foreplan.Costs;

// Reads the fields of one row and remembers the first that is wrong; a wrong price must not become a guessed one.
internal sealed class PriceFields(JsonElement row)
{
    internal string? Wrong { get; private set; }

    internal string? Text(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } field => field.GetString(),
        _ => Fault<string>($"`{name}` is not a text"),
    };

    internal decimal? Number(string name, bool required = false) => Field(name) switch
    {
        null => required ? FaultOf<decimal>($"`{name}` is missing") : null,
        { ValueKind: JsonValueKind.Number } field when field.TryGetDecimal(out var value) && value is >= 0 and <= 1_000_000 => value,
        _ => FaultOf<decimal>($"`{name}` is not a number from 0 to 1,000,000"),
    };

    internal long? Whole(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } field when field.TryGetInt32(out var value) && value >= 0 => value,
        _ => FaultOf<long>($"`{name}` is not a whole number of tokens"),
    };

    internal ModelTier? Tier(string name) => Text(name) switch
    {
        null => null,
        "strong" => ModelTier.Strong,
        "medium" => ModelTier.Medium,
        "cheap" => ModelTier.Cheap,
        _ => FaultOf<ModelTier>($"`{name}` is none of strong, medium, cheap"),
    };

    private JsonElement? Field(string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private T? FaultOf<T>(string what)
        where T : struct
    {
        Wrong ??= what;
        return null;
    }

    private T? Fault<T>(string what)
        where T : class
    {
        Wrong ??= what;
        return null;
    }
}
