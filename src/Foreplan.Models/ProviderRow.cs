namespace Foreplan.Models;

/// <summary>One provider: how it is reached.</summary>
internal sealed record ProviderRow
{
    public required string Name { get; init; }

    public required ProviderDialect Dialect { get; init; }

    public string? KeyVariable { get; init; }

    public bool KeyRequired { get; init; }

    public string? BaseUrlVariable { get; init; }

    public string? BaseUrl { get; init; }

    /// <summary>OpenAI itself wants <c>max_completion_tokens</c>; servers that imitate it may know only <c>max_tokens</c> and ignore the other.</summary>
    public bool OldOutputCap { get; init; }
}
