using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Models.Scripted;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ScriptTurn))]
internal sealed partial class ScriptJson : JsonSerializerContext;
