namespace Foreplan.Notes;

// A text as words with their places, and where each word occurs.
internal sealed class TextWords
{
    private readonly Dictionary<string, List<int>> occurrences = new(StringComparer.Ordinal);

    public TextWords(string text)
    {
        List<(int Start, int Length)> places = [];
        List<string> words = [];
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            var word = text[start..i];
            if (!occurrences.TryGetValue(word, out var list))
            {
                occurrences[word] = list = [];
            }

            list.Add(words.Count);
            words.Add(word);
            places.Add((start, i - start));
        }

        Words = [.. words];
        Places = [.. places];
    }

    public string[] Words { get; }

    public (int Start, int Length)[] Places { get; }

    public IReadOnlyList<int> Of(string word) => occurrences.TryGetValue(word, out var list) ? list : [];

    // The number of the first word that begins at or behind a place.
    public int FirstFrom(int place)
    {
        var (low, high) = (0, Places.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Places[middle].Start < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // How alike two lists of words are, order counted: twice the longest common subsequence over both lengths.
    public static double Likeness(ReadOnlySpan<string> one, ReadOnlySpan<string> other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return 0;
        }

        var row = new int[other.Length + 1];
        foreach (var word in one)
        {
            var diagonal = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = word == other[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return 2.0 * row[^1] / (one.Length + other.Length);
    }
}
