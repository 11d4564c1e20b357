using System.Text.Json.Serialization;

namespace Foreplan.Tools;

[JsonSerializable(typeof(string))]
internal sealed partial class ToolJson : JsonSerializerContext;
