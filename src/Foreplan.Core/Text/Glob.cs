using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Foreplan.Text;

/// <summary>A pattern over paths with <c>/</c>: <c>**</c> crosses folders, <c>*</c> and <c>?</c> do not, <c>{a,b}</c>, <c>[a-z]</c>, <c>[!a]</c>. Case matters; time is linear in the path.</summary>
public sealed class Glob
{
    private readonly Regex regex;

    private Glob(Regex regex) => this.regex = regex;

    /// <summary>Reads a pattern that must match a whole path.</summary>
    /// <param name="pattern">The pattern, relative to the root.</param>
    /// <param name="glob">The pattern that was read.</param>
    /// <param name="why">Why it could not be read, one sentence; empty when it could.</param>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out Glob? glob, out string why)
    {
        glob = null;
        if (!TryTranslate(pattern, out var translated))
        {
            why = $"`{pattern}` has a brace that is not closed";
            return false;
        }

        try
        {
            glob = new(new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline));
            why = "";
            return true;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            why = $"`{pattern}` cannot be read as a pattern";
            return false;
        }
    }

    /// <summary>True when the whole path matches.</summary>
    public bool IsMatch(string path) => regex.IsMatch(path);

    private static bool TryTranslate(string pattern, out string translated)
    {
        var result = new StringBuilder(@"\A");
        var depth = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when At(pattern, at + 1) == '*':
                    at++;
                    var wholeFolders = At(pattern, at + 1) == '/' && (at < 2 || pattern[at - 2] == '/');
                    result.Append(wholeFolders ? "(?:.*/)?" : ".*");
                    at += wholeFolders ? 1 : 0;
                    break;
                case '*':
                    result.Append("[^/]*");
                    break;
                case '?':
                    result.Append("[^/]");
                    break;
                case '{':
                    depth++;
                    result.Append("(?:");
                    break;
                case '}' when depth > 0:
                    depth--;
                    result.Append(')');
                    break;
                case ',' when depth > 0:
                    result.Append('|');
                    break;
                case '[' when pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) is > 0 and var end:
                    AppendClass(result, pattern[(at + 1)..end]);
                    at = end;
                    break;
                default:
                    result.Append(Regex.Escape(pattern[at].ToString()));
                    break;
            }
        }

        translated = result.Append(@"\z").ToString();
        return depth == 0;
    }

    private static void AppendClass(StringBuilder result, string body)
    {
        var negated = body[0] is '!' or '^';
        var members = (negated ? body[1..] : body)
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("[", @"\[", StringComparison.Ordinal)
            .Replace("^", @"\^", StringComparison.Ordinal)
            .Replace("]", @"\]", StringComparison.Ordinal);
        result.Append(negated ? $"[^/{members}]" : $"[{members}-[/]]");
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
