using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Locks;

/// <summary>Who approved.</summary>
/// <param name="Name">The name git has for the person; empty when it has none.</param>
/// <param name="Email">The address git has; empty when it has none.</param>
public sealed record LockedBy(string Name, string Email)
{
    /// <summary>Fields that this version does not know; they count for the lock's id.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; internal set; }
}
