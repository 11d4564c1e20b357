using System.Text.Json.Serialization;

namespace Foreplan.Runs;

[JsonSerializable(typeof(RunEvent))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
