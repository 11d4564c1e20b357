using Foreplan.Costs;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Chain;

/// <summary>Takes the usage that a provider reported, or our estimate where it is missing or impossible.</summary>
internal static class UsageCheck
{
    /// <summary>Where an adapter puts input that was written to the provider's cache.</summary>
    public const string CacheWrites = "CacheCreationInputTokens";

    private const long Most = 10_000_000;

    public static Usage Of(UsageDetails? reported, long estimatedInput, long estimatedOutput)
    {
        if (reported is not { InputTokenCount: { } input, OutputTokenCount: { } output })
        {
            return Estimate(estimatedInput, estimatedOutput);
        }

        var read = reported.CachedInputTokenCount ?? 0;
        var written = reported.AdditionalCounts?.GetValueOrDefault(CacheWrites) ?? 0;
        var reasoning = reported.ReasoningTokenCount ?? 0;
        var impossible = input < 0 || output < 0 || read < 0 || written < 0 || reasoning < 0
            || read + written > input || reasoning > output || input > Most || output > Most
            || (input == 0 && estimatedInput > 0) || (output == 0 && estimatedOutput > 0);
        return impossible
            ? Estimate(estimatedInput, estimatedOutput)
            : new Usage { Input = input - read - written, CacheRead = read, CacheWrite = written, Output = output, Reasoning = reasoning };
    }

    /// <summary>What a failed call is charged at: what was reported before it failed, the rest estimated.</summary>
    public static Usage OfFailed(UsageDetails? seen, long estimatedInput, long estimatedOutput)
    {
        if (seen is not null)
        {
            seen.OutputTokenCount = Math.Max(seen.OutputTokenCount ?? 0, estimatedOutput);
        }

        return Of(seen, estimatedInput, estimatedOutput) with { Estimated = true };
    }

    private static Usage Estimate(long input, long output) => new() { Input = input, Output = output, Estimated = true };
}
