using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Runs;

/// <summary>A body is its text up to 4 KiB, and the name of a blob beyond.</summary>
internal sealed class BodyConverter(Func<byte[], string> putBlob, Func<string, byte[]> getBlob) : JsonConverter<Body>
{
    private const int LongestInline = 4096;

    public override Body Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new Body(reader.GetString() ?? "");
        }
        string? blob = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A body is a string or names a blob.");
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isBlob = reader.ValueTextEquals("blob"u8);
            reader.Read();
            if (isBlob)
            {
                blob = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }
        return new Body(Encoding.UTF8.GetString(getBlob(blob ?? throw new JsonException("A body names no blob."))));
    }

    public override void Write(Utf8JsonWriter writer, Body value, JsonSerializerOptions options)
    {
        var text = value.Text ?? "";
        if (Encoding.UTF8.GetByteCount(text) <= LongestInline)
        {
            writer.WriteStringValue(text);
            return;
        }
        writer.WriteStartObject();
        writer.WriteString("blob"u8, putBlob(Encoding.UTF8.GetBytes(text)));
        writer.WriteEndObject();
    }
}
