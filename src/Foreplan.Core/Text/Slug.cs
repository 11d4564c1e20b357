using System.Text;

namespace Foreplan.Text;

/// <summary>The part of a plan folder's name that says what it is about: ASCII, lower case, dashes.</summary>
public static class Slug
{
    private const int Longest = 50;

    // By hand, because text is not normalized in a program with invariant globalization.
    private static readonly string[] Spelled =
    [
        "aàáâãäåāăą", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł", "nñńņňŋ",
        "oòóôõöøōŏő", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
    ];

    /// <summary>At most 50 characters; <c>plan-</c> and a hash for a title without a Latin letter.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title)
        {
            var lower = char.ToLowerInvariant(letter);
            if (char.IsAsciiLetterOrDigit(lower))
            {
                slug.Append(lower);
            }
            else if (Spell(lower) is { } spelled)
            {
                slug.Append(spelled);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }
        var text = Cut(slug.ToString().Trim('-'));
        // A title without a Latin letter still needs a name that a shell can type.
        return text.Any(char.IsAsciiLetter) ? text : $"plan-{TextHash.Of(title)[..6]}";
    }

    private static string? Spell(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        '\'' or '’' or (>= '\u0300' and <= '\u036F') => "",
        _ => Spelled.FirstOrDefault(row => row.Contains(letter, StringComparison.Ordinal))?[..1],
    };

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
