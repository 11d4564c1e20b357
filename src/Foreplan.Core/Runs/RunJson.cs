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
    // One for all journals: what a serializer knows of a type takes longer to build than a thousand events to write.
    private static readonly RunJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // The version stands before the kind.
        AllowOutOfOrderMetadataProperties = true,
        Converters =
        {
            new BodyConverter(static content => Current.putBlob(content), static name => Current.getBlob(name)),
            new JsonStringEnumConverter<RoleName>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Outcome>(JsonNamingPolicy.CamelCase),
        },
    });

    // The journal whose event this thread writes or reads.
    [ThreadStatic]
    private static RunJson? current;

    private readonly Func<byte[], string> putBlob = putBlob;
    private readonly Func<string, byte[]> getBlob = getBlob;

    private static RunJson Current => current ?? throw new InvalidOperationException("No event is written or read.");

    /// <summary>Loads what the first event needs, which takes longer than a thousand after it; for a thread that has nothing else to do.</summary>
    public static void Load()
    {
        var json = new RunJson(static _ => "", static _ => []);
        json.Read(json.Write(new RunEvent.Started("load", "", "", "", "", null, "")));
    }

    /// <summary>The object's bytes, on one line; its long bodies are kept before this returns.</summary>
    public byte[] Write(RunEvent happened)
    {
        current = this;
        return JsonSerializer.SerializeToUtf8Bytes(happened, Context.RunEvent);
    }

    /// <summary>The event of an object; fields that are not known are ignored.</summary>
    /// <exception cref="JsonException">It is no event, or of a kind that this version does not know.</exception>
    public RunEvent Read(ReadOnlySpan<byte> json)
    {
        current = this;
        return JsonSerializer.Deserialize(json, Context.RunEvent) ?? throw new JsonException("An event is an object, not null.");
    }
}
