using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Plans;

// An item of a list is an object, or only its text where people write by hand.
internal sealed class PlanJsonItemConverter : JsonConverter<PlanJsonDocument.Item>
{
    public override PlanJsonDocument.Item Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new(reader.GetString() ?? "");
        }

        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            throw new JsonException("An item has a text.");
        }

        var id = root.TryGetProperty("id", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        bool? done = root.TryGetProperty("done", out var ticked) && ticked.ValueKind is JsonValueKind.True or JsonValueKind.False ? ticked.GetBoolean() : null;
        return new(text.GetString() ?? "", id, done);
    }

    public override void Write(Utf8JsonWriter writer, PlanJsonDocument.Item value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Id is { } id)
        {
            writer.WriteString("id", id);
        }

        writer.WriteString("text", value.Text);
        if (value.Done is { } done)
        {
            writer.WriteBoolean("done", done);
        }

        writer.WriteEndObject();
    }
}
