using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Models.Scripted;

/// <summary>One tool call of a scripted turn.</summary>
internal sealed record ScriptCall
{
    [JsonRequired]
    public string Tool { get; init; } = "";

    public IReadOnlyDictionary<string, JsonElement> Arguments { get; set; } = new Dictionary<string, JsonElement>();
}
