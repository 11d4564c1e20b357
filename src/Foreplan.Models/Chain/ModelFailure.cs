using System.Diagnostics.CodeAnalysis;

namespace Foreplan.Models.Chain;

/// <summary>A call failed at the provider or on the way; data for the chain, which turns it into a retry or a <see cref="ForeplanException"/>.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the chain.")]
internal sealed class ModelFailure(string reason, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public const string RateLimit = "rate_limit";
    public const string Overloaded = "overloaded";
    public const string Server = "server";
    public const string Connection = "connection";
    public const string Cut = "cut";
    public const string Stall = "stall";
    public const string SpendLimit = "spend_limit";
    public const string Permanent = "permanent";
    public const string Cancelled = "cancelled";

    /// <summary>The reason as the journal names it.</summary>
    public string Reason { get; } = reason;

    /// <summary>What happened, for people; cut and without secrets once it is recorded.</summary>
    public string Detail { get; set; } = detail;

    public int? Status { get; init; }

    /// <summary>The least to wait, where the provider said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What to do about it, where that is known better than by status.</summary>
    public string? Hint { get; init; }

    /// <summary>Input and output tokens that the provider reported before it failed.</summary>
    public Microsoft.Extensions.AI.UsageDetails? Seen { get; set; }

    /// <summary>Whether the request reached the model, so that it may be charged.</summary>
    public bool MayBeCharged => Reason is Cut or Stall or Cancelled;

    public bool Retryable => Reason is RateLimit or Overloaded or Server or Connection or Cut or Stall;

    /// <summary>The wait until the next try; set where the failure is recorded, null when it is not tried again.</summary>
    public TimeSpan? Wait { get; set; }
}
