namespace Foreplan.Checks;

/// <summary>The words of a text's lines, each as a key of its first letters, gone through once for all rules. A question mark is a word too.</summary>
internal sealed class LineWords
{
    private const int LongestKey = 8;
    private const int BitsOfLetter = 5;
    private const ulong QuestionMark = 27;

    // Where the keys of each line begin, with the end behind the last.
    private readonly int[] starts;
    private ulong[] keys;
    private int count;

    public LineWords(string[] lines)
    {
        starts = new int[lines.Length + 1];
        keys = new ulong[lines.Length * LongestKey];
        for (var at = 0; at < lines.Length; at++)
        {
            Read(lines[at]);
            starts[at + 1] = count;
        }
    }

    public ReadOnlySpan<ulong> this[int line] => keys.AsSpan(starts[line]..starts[line + 1]);

    /// <summary>The keys of a text's words.</summary>
    public static ReadOnlySpan<ulong> Of(string text) => new LineWords([text])[0];

    // Only ASCII letters are letters: what the rules look for is English.
    private void Read(string line)
    {
        // A word and the character behind it are two.
        if (keys.Length - count <= line.Length)
        {
            Array.Resize(ref keys, Math.Max(count + line.Length + 1, keys.Length * 2));
        }

        var (into, next) = (keys, count);
        for (var at = 0; at < line.Length; at++)
        {
            var key = 0UL;
            var most = Math.Min(line.Length, at + LongestKey);
            while (at < most && (uint)((line[at] | 0x20) - 'a') is < 26 and var letter)
            {
                key = (key << BitsOfLetter) | (letter + 1);
                at++;
            }

            if (key != 0)
            {
                into[next++] = key;
                while (at < line.Length && (uint)((line[at] | 0x20) - 'a') < 26)
                {
                    at++;
                }
            }

            if (at < line.Length && line[at] == '?')
            {
                into[next++] = QuestionMark;
            }
        }

        count = next;
    }
}
