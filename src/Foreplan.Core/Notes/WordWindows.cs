namespace Foreplan.Notes;

// Runs of a text's words that are alike to some wanted words: rare words vote for where they begin.
internal static class WordWindows
{
    private const int MostWanted = 300;
    private const int Voters = 16;
    private const int MostVotes = 300;
    private const int Candidates = 8;

    public static IEnumerable<(int Start, int Length, double Likeness)> Of(TextWords text, string[] wanted)
    {
        wanted = wanted.Length > MostWanted ? wanted[..MostWanted] : wanted;
        if (wanted.Length == 0)
        {
            yield break;
        }

        var slack = (wanted.Length / 3) + 2;
        var votes = new Dictionary<int, double>();
        var voters = wanted.Select((word, index) => (word, index, Of: text.Of(word))).Where(voter => voter.Of.Count > 0).OrderBy(voter => voter.Of.Count).Take(Voters);
        foreach (var (_, index, occurrences) in voters)
        {
            foreach (var at in occurrences.Take(MostVotes))
            {
                var bucket = (at - index) / slack;
                votes[bucket] = votes.GetValueOrDefault(bucket) + (1.0 / occurrences.Count);
            }
        }

        foreach (var bucket in votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(Candidates).Select(vote => vote.Key))
        {
            var from = Math.Max(0, (bucket - 1) * slack);
            var to = Math.Min(text.Words.Length, ((bucket + 1) * slack) + wanted.Length + slack);
            if (Tight(text, wanted, from, to) is { } window)
            {
                yield return window;
            }
        }
    }

    // The shortest run within a range that holds the longest common subsequence.
    private static (int Start, int Length, double Likeness)? Tight(TextWords text, string[] wanted, int from, int to)
    {
        var width = to - from;
        if (width <= 0)
        {
            return null;
        }

        var common = new int[wanted.Length + 1][];
        common[wanted.Length] = new int[width + 1];
        for (var i = wanted.Length - 1; i >= 0; i--)
        {
            common[i] = new int[width + 1];
            for (var j = width - 1; j >= 0; j--)
            {
                common[i][j] = wanted[i] == text.Words[from + j] ? common[i + 1][j + 1] + 1 : Math.Max(common[i + 1][j], common[i][j + 1]);
            }
        }

        if (common[0][0] == 0)
        {
            return null;
        }

        // As late a beginning as still holds all of it.
        var first = 0;
        while (first + 1 < width && common[0][first + 1] == common[0][0])
        {
            first++;
        }

        var last = first;
        for (int i = 0, j = first; i < wanted.Length && j < width && common[i][j] > 0;)
        {
            if (wanted[i] == text.Words[from + j])
            {
                last = j;
                i++;
                j++;
            }
            else if (common[i + 1][j] >= common[i][j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        var start = text.Places[from + first].Start;
        var end = text.Places[from + last].Start + text.Places[from + last].Length;
        return (start, end - start, 2.0 * common[0][0] / (wanted.Length + (last - first + 1)));
    }
}
