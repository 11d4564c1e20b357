namespace Foreplan.Costs;

// One growing conversation with the provider's cache on: a turn reads from the cache what the turn before sent, and
// writes what is new, the answer of the turn before included.
internal sealed class CachedSession(Price price)
{
    private long prompt;
    private long cached;

    internal decimal Usd { get; private set; }

    internal long NextPrompt(long added) => prompt + added;

    internal void Turn(long added, long output, long thinking = 0)
    {
        prompt += added;
        var caches = prompt >= (price.MinCache ?? 0);
        Usd += price.CostOf(new Usage
        {
            Input = caches ? 0 : prompt,
            CacheRead = caches ? cached : 0,
            CacheWrite = caches ? prompt - cached : 0,
            Output = output,
        });
        cached = caches ? prompt : 0;
        prompt += output - thinking;
    }

    internal void Compact(long kept)
    {
        prompt = Math.Min(prompt, kept);
        cached = 0;
    }
}
