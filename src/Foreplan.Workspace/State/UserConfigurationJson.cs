using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Workspace.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(UserConfigurationFile))]
internal sealed partial class UserConfigurationJson : JsonSerializerContext;
