namespace Foreplan.Costs;

/// <summary>List prices of one model in dollars per million tokens.</summary>
public sealed record Price
{
    /// <summary>The normalized id, such as <c>anthropic/claude-haiku-4-5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Input, dollars per million tokens.</summary>
    public required decimal Input { get; init; }

    /// <summary>Output, dollars per million tokens.</summary>
    public required decimal Output { get; init; }
}
