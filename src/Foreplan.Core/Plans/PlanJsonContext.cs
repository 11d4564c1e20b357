using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Plans;

[JsonSerializable(typeof(PlanJsonDocument))]
internal sealed partial class PlanJsonContext : JsonSerializerContext
{
    // The generator's attribute can name neither an encoder nor a naming policy for enums.
    internal static PlanJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new PlanJsonItemConverter(),
            new JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<QuestionState>(JsonNamingPolicy.SnakeCaseLower),
        },
    });
}
