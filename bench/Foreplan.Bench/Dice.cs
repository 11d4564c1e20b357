namespace Foreplan.Bench;

/// <summary>Numbers that are the same for the same seed on every machine and version (SplitMix64).</summary>
/// <param name="seed">The seed.</param>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>Dice of their own for a name.</summary>
    public static Dice For(ulong seed, string name) => new(name.Aggregate(seed ^ 14695981039346656037UL, (hash, letter) => unchecked((hash ^ letter) * 1099511628211UL)));

    public int Next(int below)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)Math.Max(1, below));
        }
    }

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> from)
    {
        var all = from.ToArray();
        for (var at = all.Length - 1; at > 0; at--)
        {
            var other = Next(at + 1);
            (all[at], all[other]) = (all[other], all[at]);
        }

        return all;
    }
}
