using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Locks;

/// <summary>A phase as it was approved.</summary>
/// <param name="Id">The number in its heading.</param>
/// <param name="Sha256">The hash of its section, word for word.</param>
public sealed record LockedPhase(int Id, string Sha256)
{
    /// <summary>Fields that this version does not know; they count for the lock's id.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; internal set; }
}
