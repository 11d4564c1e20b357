using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Locks;

/// <summary>A document as it was approved.</summary>
/// <param name="Path">Its name beside the lock, such as <c>plan.md</c>.</param>
/// <param name="Sha256">The hash of its text as the formats define it.</param>
public sealed record LockedDocument(string Path, string Sha256)
{
    /// <summary>Fields that this version does not know; they count for the lock's id.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; internal set; }
}
