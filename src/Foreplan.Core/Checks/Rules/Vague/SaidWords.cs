using System.Text.RegularExpressions;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>The words of what the phases say, by their stems.</summary>
internal sealed partial class SaidWords
{
    private const int Enough = 2;
    private const int LongestStem = 5;

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "that", "this", "with", "when", "then", "than", "from", "into", "must", "shal", "will", "have", "does", "also", "only", "each", "ever", "what", "which", "whil", "wher", "whos", "othe", "some", "more", "most", "over", "unde",
        "betw", "befo", "afte", "and", "the", "for", "not", "are", "was", "use", "used", "uses", "user", "case", "file", "code", "phas", "step", "test", "data", "call", "make", "need", "they", "them", "ther", "thei", "been", "bein", "stil", "same",
    };

    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> code = new(StringComparer.Ordinal);

    public void Add(string text)
    {
        var known = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> stem = stackalloc char[LongestStem];
        foreach (var word in Word().EnumerateMatches(text))
        {
            known.Add(Stem(text.AsSpan(word.Index, word.Length), stem));
        }

        foreach (var span in Code().EnumerateMatches(text))
        {
            code.Add(text[(span.Index + 1)..(span.Index + span.Length - 1)]);
        }
    }

    /// <summary>True when the text names a phase, a code span that a phase names, or shares two of its words (one where it has few).</summary>
    public bool TakesUp(string text, string more = "")
    {
        if (Named().IsMatch(text) || Code().Matches(text).Any(match => code.Contains(match.Groups[1].Value) || stems.Overlaps(Stems(match.Groups[1].Value))))
        {
            return true;
        }

        var words = Stems(text).Distinct().ToList();
        if (words.Count < Enough)
        {
            words = [.. words.Concat(Stems(more)).Distinct()];
        }

        return words.Count == 0 || words.Count(stems.Contains) >= Math.Min(Enough, words.Count);
    }

    private static string Stem(ReadOnlySpan<char> word) => Stem(word, stackalloc char[LongestStem]).ToString();

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> stem) =>
        stem[..word[..Math.Min(word.Length, LongestStem)].ToLowerInvariant(stem)];

    private static IEnumerable<string> Stems(string text) =>
        Word().Matches(text).Select(match => Stem(match.ValueSpan))
            .Where(stem => !Common.Contains(stem.Length > 4 ? stem[..4] : stem));

    [GeneratedRegex(@"[A-Za-z]{3,}|\d{2,}")]
    private static partial Regex Word();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(?:phase|step|task|unit)s? \d|\bQ\d+\b|\bD\d+\b", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
