using System.Text.Json.Serialization;

namespace Foreplan.Notes;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<NoteDraft>))]
internal sealed partial class NoteDraftJson : JsonSerializerContext;
