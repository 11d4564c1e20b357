namespace Foreplan.Models.Chain;

/// <summary>How long to wait before a failed call is tried again: exponential, jittered upward only, at least what the provider asks for.</summary>
internal sealed class RetrySchedule(ProviderSettings settings)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(60);

    /// <summary>The wait after the given try, from 1; null when the call is not tried again.</summary>
    public TimeSpan? After(ModelFailure failure, int tries)
    {
        if (!failure.Retryable || tries >= settings.Tries || Parks(failure))
        {
            return null;
        }

        var backoff = settings.FirstWait * Math.Pow(2, tries - 1);
        var least = backoff < LongestBackoff ? backoff : LongestBackoff;
        if (failure.RetryAfter is { } asked && asked > least)
        {
            least = asked;
        }

        return least * (1 + (0.25 * settings.Jitter()));
    }

    /// <summary>True when the provider asks for a longer wait than a process should sit through.</summary>
    public bool Parks(ModelFailure failure) => failure.Retryable && failure.RetryAfter > settings.LongestWait;
}
