using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Locks;

/// <summary>The hash of something without a path of its own in the plan's folder: <c>foreplan.json</c>, the roles block.</summary>
/// <param name="Sha256">The hash of its text.</param>
public sealed record LockedHash(string Sha256)
{
    /// <summary>Fields that this version does not know; they count for the lock's id.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; internal set; }
}
