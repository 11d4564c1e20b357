using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Checks.Rules.Vague;

/// <summary>A phrase in a text.</summary>
/// <param name="Line">The number of its line, from 1.</param>
/// <param name="Match">What was found in that line.</param>
internal sealed record PhraseFound(int Line, Match Match)
{
    /// <summary>Which of the kinds of phrases it is, from 0.</summary>
    public int Kind { get; init; }

    public string Text => Match.Value.Trim();

    public SourceSpan Span => SourceSpan.At(Line, Match.Index + 1);
}
