namespace Foreplan.Checks;

/// <summary>Words that lines are searched for, each of some kinds, by their keys: of a word longer than eight letters the first eight count.</summary>
internal sealed class WordKeys
{
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private readonly ulong[] slots;
    private readonly uint[] kinds;
    private readonly int shift;

    /// <param name="words">The words of each kind, with blanks between them; at most 32 kinds.</param>
    public WordKeys(IReadOnlyList<string> words)
    {
        var bits = int.Log2(LineWords.Of(string.Join(' ', words)).Length) + 3;
        (slots, kinds, shift) = (new ulong[1 << bits], new uint[1 << bits], 64 - bits);
        for (var kind = 0; kind < words.Count; kind++)
        {
            foreach (var key in LineWords.Of(words[kind]))
            {
                var slot = SlotOf(key);
                slots[slot] = key;
                kinds[slot] |= 1U << kind;
            }
        }
    }

    /// <summary>The kinds of the words that are among these: bit n for the nth.</summary>
    public uint KindsOf(ReadOnlySpan<ulong> keys)
    {
        var found = 0U;
        foreach (var key in keys)
        {
            found |= kinds[SlotOf(key)];
        }

        return found;
    }

    // Its own, or the free one where it would stand.
    private int SlotOf(ulong key)
    {
        var slot = (int)((key * Spread) >> shift);
        while (slots[slot] != 0 && slots[slot] != key)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }
}
