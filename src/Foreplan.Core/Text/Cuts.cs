using System.Text;
using System.Text.RegularExpressions;

namespace Foreplan.Text;

/// <summary>Takes out of texts what a pattern finds, or puts something else there: replacing and splitting by the library are compiled anew in every process, which takes a command longer than all that is cut in it.</summary>
public static class Cuts
{
    /// <summary>The text without what the pattern matches.</summary>
    public static string Without(this Regex pattern, string text)
    {
        StringBuilder? kept = null;
        var at = 0;
        foreach (var match in pattern.EnumerateMatches(text))
        {
            kept = (kept ?? new(text.Length)).Append(text, at, match.Index - at);
            at = match.Index + match.Length;
        }
        return kept is null ? text : kept.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The text with something else in the place of each match.</summary>
    public static string With(this Regex pattern, string text, Func<Match, string> other)
    {
        StringBuilder? changed = null;
        var at = 0;
        for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            changed = (changed ?? new(text.Length)).Append(text, at, match.Index - at).Append(other(match));
            at = match.Index + match.Length;
        }
        return changed is null ? text : changed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What stands before, between and behind the matches.</summary>
    public static string[] Pieces(this Regex pattern, string text)
    {
        List<string> pieces = [];
        var at = 0;
        foreach (var match in pattern.EnumerateMatches(text))
        {
            pieces.Add(text[at..match.Index]);
            at = match.Index + match.Length;
        }
        return [.. pieces, text[at..]];
    }
}
