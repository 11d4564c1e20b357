using System.Globalization;
using System.Text;
using Foreplan.Text;

namespace Foreplan.Workspace.State;

/// <summary>The part of a plan folder's name that says what it is about: ASCII, lower case, dashes.</summary>
internal static class Slug
{
    private const int Longest = 50;

    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['ø'] = "o", ['œ'] = "oe", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ı'] = "i",
    };

    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD))
        {
            var lower = char.ToLowerInvariant(letter);
            if (char.IsAsciiLetterOrDigit(lower))
            {
                slug.Append(lower);
            }
            else if (Spelled.TryGetValue(lower, out var spelled))
            {
                slug.Append(spelled);
            }
            else if (lower is not '\'' and not '’' && CharUnicodeInfo.GetUnicodeCategory(lower) != UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }
        var text = Cut(slug.ToString().Trim('-'));
        // A title without a Latin letter still needs a name that a shell can type.
        return text.Any(char.IsAsciiLetter) ? text : $"plan-{TextHash.Of(title)[..6]}";
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= Longest)
        {
            return slug;
        }
        var dash = slug.LastIndexOf('-', Longest);
        return slug[..(dash > 0 ? dash : Longest)];
    }
}
