using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Triage;

/// <summary>A pattern of words, read when it is first asked. Patterns are interpreted: generated code for lists of words is a megabyte, and each looks at one short text.</summary>
internal sealed class Pattern
{
    private readonly Lazy<Regex> pattern;

    private Pattern(string words, RegexOptions options) => pattern = new(() => new(words, options | RegexOptions.CultureInvariant));

    public static Pattern Of(string words) => new(words, RegexOptions.IgnoreCase);

    /// <summary>Where upper and lower case tell names from words.</summary>
    public static Pattern OfNames(string words) => new(words, RegexOptions.None);

    public bool IsMatch(string text) => text.Length > 0 && pattern.Value.IsMatch(text);

    public Match Match(string text) => text.Length > 0 ? pattern.Value.Match(text) : System.Text.RegularExpressions.Match.Empty;

    public MatchCollection Matches(string text) => pattern.Value.Matches(text);

    public IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var at = 0;
        foreach (Match between in Matches(text))
        {
            parts.Add(text[at..between.Index]);
            at = between.Index + between.Length;
        }
        parts.Add(text[at..]);
        return parts;
    }

    public string Without(string text) => pattern.Value.Without(text);
}
