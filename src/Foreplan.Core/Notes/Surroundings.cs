namespace Foreplan.Notes;

// What stood in front of the words of a note and behind them, as evidence for where they stand in another text.
internal sealed class Surroundings
{
    private const int MostWords = 12;
    private const int MostPlaces = 500;

    private readonly string[] before;
    private readonly string[] after;
    private readonly string[] lineBefore;
    private readonly string[] lineAfter;
    private readonly string left;
    private readonly string right;

    public Surroundings(NoteAnchor anchor)
    {
        (before, after) = (Last(new TextWords(anchor.Before).Words), First(new TextWords(anchor.After).Words));
        var (lineStart, lineEnd) = (anchor.Before.LastIndexOf('\n') + 1, anchor.After.IndexOf('\n', StringComparison.Ordinal));
        (lineBefore, lineAfter) = (Last(new TextWords(anchor.Before[lineStart..]).Words), First(new TextWords(lineEnd < 0 ? anchor.After : anchor.After[..lineEnd]).Words));
        (left, right) = (new SqueezedText(anchor.Before).Text, new SqueezedText(anchor.After).Text);
    }

    // How alike the words around a place are to those that were around the quote, from 0 to 1. Those of the same line count as much as all others: lines move whole.
    public double LikenessAt(TextWords all, int start, int length)
    {
        var (first, behind) = (all.FirstFrom(start), all.FirstFrom(start + length));
        var wide = Mean(Side(before, inFront: true), Side(after, inFront: false));
        return lineBefore.Length + lineAfter.Length == 0 ? wide : (wide + Mean(Side(lineBefore, inFront: true), Side(lineAfter, inFront: false))) / 2;

        (double Likeness, int Words) Side(string[] side, bool inFront)
        {
            var from = inFront ? Math.Max(0, first - side.Length) : behind;
            var to = inFront ? first : Math.Min(all.Words.Length, behind + side.Length);
            return (TextWords.Likeness(side, all.Words.AsSpan(from, to - from)), side.Length);
        }
    }

    private static double Mean((double Likeness, int Words) left, (double Likeness, int Words) right) =>
        left.Words == 0 ? right.Likeness : right.Words == 0 ? left.Likeness : (left.Likeness + right.Likeness) / 2;

    // The places of a squeezed text, from and to, with the same characters in front of them and behind them: so many of each as are asked for.
    public IEnumerable<(int From, int To)> Gaps(string text, int kept, int longest)
    {
        var front = left.Length > kept ? left[^kept..] : left;
        var back = right.Length > kept ? right[..kept] : right;
        if (front.Length < 8 && back.Length < 8)
        {
            yield break;
        }

        foreach (var from in front.Length == 0 ? [0] : Occurrences(text, front).Select(index => index + front.Length))
        {
            var to = back.Length == 0 ? text.Length : text.IndexOf(back, from, Math.Min(text.Length - from, longest + back.Length), StringComparison.Ordinal);
            if (to >= 0 && to - from <= longest)
            {
                yield return (from, to);
            }
        }
    }

    public static IEnumerable<int> Occurrences(string text, string wanted)
    {
        var count = 0;
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0 && count++ < MostPlaces; at = at + 1 < text.Length ? text.IndexOf(wanted, at + 1, StringComparison.Ordinal) : -1)
        {
            yield return at;
        }
    }

    private static string[] Last(string[] words) => words.Length > MostWords ? words[^MostWords..] : words;

    private static string[] First(string[] words) => words.Length > MostWords ? words[..MostWords] : words;
}
