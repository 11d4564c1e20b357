namespace Foreplan.Checks;

/// <summary>How a plan is checked, beside the plan, the spec and the repository.</summary>
public sealed record CheckOptions
{
    /// <summary>Rules by id, such as <c>PL140</c>: off, note, warning or error, as <c>foreplan.json</c> says. None by default.</summary>
    public IReadOnlyDictionary<string, string> Severities { get; init; } = new Dictionary<string, string>();

    /// <summary>The largest request of an executor in tokens. 60,000 by default.</summary>
    public int ContextTokens { get; init; } = 60_000;

    /// <summary>The plan's folder relative to the root, empty for the root; null (the default) takes the folder of the plan's document.</summary>
    public string? PlanFolder { get; init; }
}
