using System.Numerics;
using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Finds phrases of several kinds in texts, each looked for only in lines that hold one of its words.</summary>
internal sealed class Phrases
{
    private readonly Regex[] phrases;
    private readonly WordKeys words;

    /// <param name="kinds">The words of which each phrase of a kind holds one, in each form that differs in the first eight letters, with blanks between them; and the phrases.</param>
    public Phrases(params (string Words, Regex Phrase)[] kinds)
    {
        phrases = Array.ConvertAll(kinds, kind => kind.Phrase);
        words = new(Array.ConvertAll(kinds, kind => kind.Words));
    }

    public Match? In(string text) => First(text, LineWords.Of(text));

    /// <summary>True when words of a line are among those of the phrases.</summary>
    public bool MayStand(ReadOnlySpan<ulong> keys) => words.KindsOf(keys) != 0;

    /// <summary>The first phrase of each line that holds any.</summary>
    /// <param name="prose">The text.</param>
    /// <param name="lines">The lines that are looked at; null for all.</param>
    public IEnumerable<PhraseFound> In(Prose prose, LineSet? lines = null) => In(prose.Lines, prose.Words, lines);

    /// <summary>The same of any lines.</summary>
    public IEnumerable<PhraseFound> In(string[] lines) => In(lines, new(lines), null);

    /// <summary>Every phrase, also where a line holds several; by line, and in a line by kind.</summary>
    public IEnumerable<PhraseFound> AllIn(Prose prose)
    {
        for (var at = 0; at < prose.Lines.Length; at++)
        {
            for (var kinds = words.KindsOf(prose.Words[at]); kinds != 0; kinds &= kinds - 1)
            {
                var kind = BitOperations.TrailingZeroCount(kinds);
                for (var match = phrases[kind].Match(prose.Lines[at]); match.Success; match = match.NextMatch())
                {
                    yield return new(at + 1, match) { Kind = kind };
                }
            }
        }
    }

    private IEnumerable<PhraseFound> In(string[] lines, LineWords keys, LineSet? wanted)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            if (wanted?.Contains(at + 1) != false && First(lines[at], keys[at]) is { } match)
            {
                yield return new(at + 1, match);
            }
        }
    }

    private Match? First(string line, ReadOnlySpan<ulong> keys)
    {
        Match? first = null;
        for (var kinds = words.KindsOf(keys); kinds != 0; kinds &= kinds - 1)
        {
            var match = phrases[BitOperations.TrailingZeroCount(kinds)].Match(line);
            first = match.Success && (first is null || match.Index < first.Index) ? match : first;
        }

        return first;
    }
}
