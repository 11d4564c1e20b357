using System.Text.Json.Serialization;

namespace Foreplan.Workspace.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StateMark))]
internal sealed partial class StateMarkJson : JsonSerializerContext;
