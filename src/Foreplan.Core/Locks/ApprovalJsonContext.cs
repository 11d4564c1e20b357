using System.Text.Json.Serialization;

namespace Foreplan.Locks;

[JsonSerializable(typeof(Approval))]
internal sealed partial class ApprovalJsonContext : JsonSerializerContext;
