using System.Text.Encodings.Web;
using System.Text.Json;

namespace Foreplan.Runs;

/// <summary>Events as JSON objects: kind in <c>t</c>, camelCase, nulls left out, enums as words, long bodies as <c>{"blob":"sha256"}</c>.</summary>
/// <param name="putBlob">Keeps bytes and returns their SHA-256 in hex.</param>
/// <param name="getBlob">Bytes that were kept.</param>
public sealed class RunJson(Func<byte[], string> putBlob, Func<string, byte[]> getBlob)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly EventReader reader = new(getBlob);

    /// <summary>The object's bytes, on one line; its long bodies are kept before this returns.</summary>
    public byte[] Write(RunEvent happened)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            new EventWriter(json, putBlob).Write(happened);
        }
        return bytes.ToArray();
    }

    /// <summary>The event of an object; fields that are not known are ignored.</summary>
    /// <exception cref="JsonException">It is no event, or of a kind that this version does not know.</exception>
    public RunEvent Read(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object ? reader.Read(document.RootElement) : throw new JsonException("An event is an object.");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException)
        {
            throw new JsonException($"A field is of another kind: {wrong.Message}", wrong);
        }
    }
}
