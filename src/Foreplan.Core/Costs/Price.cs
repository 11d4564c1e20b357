namespace Foreplan.Costs;

/// <summary>List prices of one model in dollars per million tokens, and what is said of it in comparisons.</summary>
public sealed record Price
{
    private const decimal Million = 1_000_000m;

    /// <summary>The normalized id, such as <c>anthropic/claude-haiku-4-5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Input, dollars per million tokens.</summary>
    public required decimal Input { get; init; }

    /// <summary>Output, dollars per million tokens.</summary>
    public required decimal Output { get; init; }

    /// <summary>Input read from the cache, as a multiple of <see cref="Input"/>. 1 by default: no discount is assumed.</summary>
    public decimal CacheRead { get; init; } = 1;

    /// <summary>Input written to the cache for five minutes, as a multiple of <see cref="Input"/>. 1 by default.</summary>
    public decimal CacheWrite { get; init; } = 1;

    /// <summary>Input written to the cache for an hour, as a multiple of <see cref="Input"/>; null where the provider has no such thing. Foreplan does not use it.</summary>
    public decimal? CacheWrite1h { get; init; }

    /// <summary>The shortest prefix in tokens that the provider caches; null when not known.</summary>
    public int? MinCache { get; init; }

    /// <summary>A request that reads more tokens than this is dearer as a whole; null for one price at every length.</summary>
    public long? BandTokens { get; init; }

    /// <summary>The multiple of every input token above the band. 1 by default.</summary>
    public decimal BandInput { get; init; } = 1;

    /// <summary>The multiple of every output token above the band. 1 by default.</summary>
    public decimal BandOutput { get; init; } = 1;

    /// <summary>The multiple of everything at the batch endpoint; null where there is none.</summary>
    public decimal? Batch { get; init; }

    /// <summary>What it is good for; null when not said.</summary>
    public ModelTier? Tier { get; init; }

    /// <summary>When it came out, <c>2026-10</c>; approximate, serves to order rows; null when not said.</summary>
    public string? Released { get; init; }

    /// <summary>When the row was true, <c>2026-11</c>; null when not said.</summary>
    public string? AsOf { get; init; }

    /// <summary>What a published comparison recommends it for.</summary>
    public string? BestFor { get; init; }

    /// <summary>Its speed in that comparison.</summary>
    public string? Speed { get; init; }

    /// <summary>How well it plans in that comparison.</summary>
    public string? Planning { get; init; }

    /// <summary>How well it carries plans out in that comparison.</summary>
    public string? Execution { get; init; }

    /// <summary>Dollars for a call with that usage, unrounded.</summary>
    public decimal CostOf(Usage usage)
    {
        var above = usage.TotalInput > BandTokens;
        var input = usage.Input + (usage.CacheRead * CacheRead) + (usage.CacheWrite * CacheWrite);
        return ((input * Input * (above ? BandInput : 1)) + (usage.Output * Output * (above ? BandOutput : 1))) / Million;
    }

    /// <summary>The most a call can cost, unrounded: all input written to the cache, in the dearer band.</summary>
    internal decimal Most(long inputTokens, long maximumOutput) =>
        ((inputTokens * Input * Math.Max(1, CacheWrite) * Math.Max(1, BandInput))
            + (maximumOutput * Output * Math.Max(1, BandOutput))) / Million;
}
