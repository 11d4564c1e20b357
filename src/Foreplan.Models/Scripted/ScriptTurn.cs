using System.Text.Json.Serialization;

namespace Foreplan.Models.Scripted;

/// <summary>One turn of a scripted model. A list with a default has a setter: generated readers give an absent <c>init</c> property null.</summary>
internal sealed record ScriptTurn
{
    [JsonRequired]
    public string Role { get; init; } = "";

    public int? Phase { get; init; }

    public int? Attempt { get; init; }

    public string? Say { get; init; }

    public IReadOnlyList<ScriptCall> Calls { get; set; } = [];

    public ScriptUsage? Usage { get; init; }

    public int DelayMs { get; init; }

    public string? Fault { get; init; }

    public double? RetryAfter { get; init; }

    public string? Model { get; init; }
}
