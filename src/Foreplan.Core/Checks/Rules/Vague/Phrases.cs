using System.Buffers;
using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Finds phrases in texts, looking closer only at lines that hold one of their words.</summary>
/// <param name="words">Words of which each phrase holds one.</param>
/// <param name="phrase">The phrases.</param>
internal sealed class Phrases(string[] words, Regex phrase)
{
    private readonly SearchValues<string> hints = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    public Match? In(string text) => text.AsSpan().ContainsAny(hints) && phrase.Match(text) is { Success: true } match ? match : null;

    /// <summary>The first phrase of each line that holds any.</summary>
    /// <param name="prose">The text.</param>
    /// <param name="lines">The lines that are looked at; null for all.</param>
    public IEnumerable<PhraseFound> In(Prose prose, LineSet? lines = null)
    {
        foreach (var at in prose.LinesWith(hints))
        {
            if (lines?.Contains(at + 1) != false && phrase.Match(prose.Lines[at]) is { Success: true } match)
            {
                yield return new(at + 1, match);
            }
        }
    }

    /// <summary>Every phrase, also where a line holds several.</summary>
    public IEnumerable<PhraseFound> AllIn(Prose prose)
    {
        foreach (var at in prose.LinesWith(hints))
        {
            for (var match = phrase.Match(prose.Lines[at]); match.Success; match = match.NextMatch())
            {
                yield return new(at + 1, match);
            }
        }
    }
}
