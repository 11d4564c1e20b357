using System.Buffers;
using System.Text.RegularExpressions;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>Finds phrases in lines, looking closer only at lines that hold one of their words.</summary>
/// <param name="words">Words of which each phrase holds one.</param>
/// <param name="phrase">The phrases.</param>
internal sealed class Phrases(string[] words, Regex phrase)
{
    private readonly SearchValues<string> hints = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    public Match? In(string line) => line.AsSpan().ContainsAny(hints) && phrase.Match(line) is { Success: true } match ? match : null;
}
