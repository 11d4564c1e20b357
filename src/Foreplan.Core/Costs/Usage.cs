namespace Foreplan.Costs;

/// <summary>What one call used, in tokens. The parts of the input do not overlap.</summary>
public sealed record Usage
{
    /// <summary>Input that was neither read from nor written to the provider's cache.</summary>
    public required long Input { get; init; }

    /// <summary>Input read from the cache.</summary>
    public long CacheRead { get; init; }

    /// <summary>Input written to the cache.</summary>
    public long CacheWrite { get; init; }

    /// <summary>Output, thinking included.</summary>
    public required long Output { get; init; }

    /// <summary>The part of the output that was thinking.</summary>
    public long Reasoning { get; init; }

    /// <summary>True when the provider gave no usage, or an impossible one, and this is our estimate.</summary>
    public bool Estimated { get; init; }

    /// <summary>Everything the model read.</summary>
    public long TotalInput => Input + CacheRead + CacheWrite;
}
