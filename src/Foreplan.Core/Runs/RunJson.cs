using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Foreplan.Roles;

namespace Foreplan.Runs;

/// <summary>Events as JSON objects: kind in <c>t</c>, camelCase, nulls left out, enums as words, long bodies as <c>{"blob":"sha256"}</c>.</summary>
/// <param name="putBlob">Keeps bytes and returns their SHA-256 in hex.</param>
/// <param name="getBlob">Bytes that were kept.</param>
public sealed class RunJson(Func<byte[], string> putBlob, Func<string, byte[]> getBlob)
{
    private readonly RunJsonContext context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // The version stands before the kind.
        AllowOutOfOrderMetadataProperties = true,
        Converters =
        {
            new BodyConverter(putBlob, getBlob),
            new JsonStringEnumConverter<RoleName>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.CamelCase),
        },
    });

    /// <summary>Loads what the first event needs, which takes longer than a thousand after it; for a thread that has nothing else to do.</summary>
    public static void Load()
    {
        var json = new RunJson(static _ => "", static _ => []);
        json.Read(json.Write(new RunEvent.Started("load", "", "", "", "", null, "")));
    }

    /// <summary>The object's bytes, on one line; its long bodies are kept before this returns.</summary>
    public byte[] Write(RunEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, context.RunEvent);

    /// <summary>The event of an object; fields that are not known are ignored.</summary>
    /// <exception cref="JsonException">It is no event, or of a kind that this version does not know.</exception>
    public RunEvent Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, context.RunEvent) ?? throw new JsonException("An event is an object, not null.");
}
