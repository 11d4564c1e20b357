using System.Text.RegularExpressions;

namespace Foreplan.Triage;

/// <summary>Patterns of words. They are interpreted: generated code for lists of words is a megabyte, and each looks at one short text.</summary>
internal static class Pattern
{
    public static Regex Of(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Where upper and lower case tell names from words.</summary>
    public static Regex OfNames(string words) => new(words, RegexOptions.CultureInvariant);
}
