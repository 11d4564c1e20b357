using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Locks;

/// <summary>What the run's commands may do.</summary>
/// <param name="Sandbox">What was asked for: <c>full</c> or <c>none</c>.</param>
/// <param name="Network"><c>none</c>, <c>setup</c> or <c>gates</c>.</param>
public sealed record LockedPolicy(string Sandbox, string Network)
{
    /// <summary>The tier that worked on the machine where it was approved, such as <c>bubblewrap</c>; null when none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tier { get; init; }

    /// <summary>Fields that this version does not know; they count for the lock's id.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; internal set; }
}
