using System.Text.Json.Serialization;

namespace Foreplan.Workspace.State;

/// <summary>The file as it is written; a key that is not here is an error, because a misspelt one would silently not hold.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record UserConfigurationFile
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public int Foreplan { get; init; } = 1;

    public Dictionary<string, Provider>? Providers { get; init; }

    public string? Prices { get; init; }

    public IReadOnlyList<string>? Signers { get; init; }

    public string? Sandbox { get; init; }

    /// <summary>A provider's row. A key itself has no place in a file: only the name of its variable.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record Provider
    {
        public string? BaseUrl { get; init; }

        public string? KeyEnv { get; init; }
    }
}
