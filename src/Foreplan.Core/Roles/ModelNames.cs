using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Roles;

/// <summary>Compares names of models as providers write them: with or without a date, with dots or dashes, in either word order.</summary>
public static partial class ModelNames
{
    /// <summary>
    /// The family of a model's name or id: <c>anthropic/claude-3.5-haiku-20241022</c>, <c>anthropic/claude-haiku-3-5</c> and <c>anthropic/claude-3-5-haiku-latest</c> give the same.
    /// A provider's prefix is kept.
    /// </summary>
    public static string FamilyId(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        var slash = lower.LastIndexOf('/');
        var prefix = lower[..(slash + 1)];
        var words = DateSuffix().Without(lower[(slash + 1)..]).Replace('.', '-').Split('-', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> ordered = words is ["claude", ..] ? words.Where(word => !IsNumber(word)).Concat(words.Where(IsNumber)) : words;
        return prefix + string.Join('-', ordered);
    }

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]);

    /// <summary>The date at the end of a model's name as eight digits; null when it has none.</summary>
    internal static string? DateOf(string name)
    {
        var match = DateSuffix().Match(name);
        return match.Success && match.ValueSpan.IndexOfAnyInRange('0', '9') >= 0
            ? match.Value.TrimStart('-', '@').Replace("-", "", StringComparison.Ordinal)
            : null;
    }

    [GeneratedRegex(@"(?:[-@]\d{8}|-20\d\d-\d\d-\d\d|[-:]latest)$")]
    private static partial Regex DateSuffix();
}
