using System.Security.Cryptography;

namespace Foreplan.Models;

/// <summary>What the providers need to know of this machine: keys, addresses, the clock, and how patient to be.</summary>
public sealed record ProviderSettings
{
    /// <summary>Gives an environment variable by its name; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The repository's root, which a relative <c>scripted:FILE</c> starts at.</summary>
    public required string Root { get; init; }

    /// <summary>Base URLs by provider from the user's own configuration; the environment beats them. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> BaseUrls { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys by provider from the user's own configuration; the environment beats them. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>The clock. The system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gives a number from 0 to below 1, which spreads retries. Random by default.</summary>
    public Func<double> Jitter { get; init; } = () => RandomNumberGenerator.GetInt32(1000) / 1000.0;

    /// <summary>How long no byte may come before a call counts as stalled. 60 seconds by default.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one call may take at most. 20 minutes by default.</summary>
    public TimeSpan LongestCall { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How often a call is tried before it is given up. 5 by default.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The wait before the second try; it doubles with each. 1 second by default.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait a provider may ask for; beyond it the run is parked. 5 minutes by default.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);
}
