using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Foreplan.Roles;

namespace Foreplan.Costs;

[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(MonthsDocument))]
internal sealed partial class ReportJsonContext : JsonSerializerContext
{
    // The generator's attribute can name neither an encoder nor a naming policy for enums.
    internal static ReportJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<CostStage>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<CallOutcome>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<RoleName>(JsonNamingPolicy.CamelCase),
        },
    });
}
