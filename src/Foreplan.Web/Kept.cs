namespace Foreplan.Web;

/// <summary>The newest few things that were made, by what they were made of. Nothing is made twice at the same time.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class Kept<T>(int most)
    where T : class
{
    private readonly Lock gate = new();
    private readonly List<(string Key, long At, Lazy<T?> Made)> kept = [];

    /// <summary>What is kept under a key, else what is made now; null is not kept.</summary>
    /// <param name="key">What it is made of.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="oldest">How old it may be at most; null (the default) for any age.</param>
    public T? Get(string key, Func<T?> make, TimeSpan? oldest = null)
    {
        Lazy<T?> made;
        lock (gate)
        {
            kept.RemoveAll(entry => entry.Key == key && oldest is { } limit && TimeProvider.System.GetElapsedTime(entry.At) > limit);
            if (kept.FindIndex(entry => entry.Key == key) is >= 0 and var at)
            {
                made = kept[at].Made;
            }
            else
            {
                made = new(make);
                kept.Insert(0, (key, TimeProvider.System.GetTimestamp(), made));
                kept.RemoveRange(Math.Min(most, kept.Count), Math.Max(0, kept.Count - most));
            }
        }

        try
        {
            return made.Value ?? Forget(made);
        }
        catch
        {
            Forget(made);
            throw;
        }
    }

    private T? Forget(Lazy<T?> made)
    {
        lock (gate)
        {
            kept.RemoveAll(entry => ReferenceEquals(entry.Made, made));
        }

        return null;
    }
}
