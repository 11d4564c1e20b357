using System.Text;
using System.Text.RegularExpressions;

namespace Foreplan.Text;

/// <summary>Takes out of texts what a pattern finds: replacing by the library is compiled anew in every process, which takes a command's start longer than all that is cut in it.</summary>
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
}
