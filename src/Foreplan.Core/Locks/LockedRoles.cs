using System.Text.Json;
using System.Text.Json.Serialization;

namespace Foreplan.Locks;

/// <summary>The models that were approved, as <c>provider/model</c>; a run uses these.</summary>
public sealed record LockedRoles
{
    /// <summary>Who wrote the plan and amends it.</summary>
    public required string Planner { get; init; }

    /// <summary>Who carries phases out.</summary>
    public required string Executor { get; init; }

    /// <summary>Who reviews.</summary>
    public required string Reviewer { get; init; }

    /// <summary>Who takes a phase over when the executor's attempts are used; null for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EscalateTo { get; init; }

    /// <summary>Fields that this version does not know; they count for the lock's id.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; internal set; }
}
