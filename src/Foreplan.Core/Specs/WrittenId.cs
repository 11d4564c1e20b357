using System.Text.RegularExpressions;

namespace Foreplan.Specs;

// An id at the start of a bullet: `**R1**: text`, `**FR-001:** text`, `R1. text`.
internal static partial class WrittenId
{
    public static (string? Id, string Text) Split(string text)
    {
        var match = Pattern().Match(text);
        return match.Success ? (match.Groups[1].Value, match.Groups[2].Value.Trim()) : (null, text);
    }

    public static string Format(string prefix, int number, string? like)
    {
        var shape = like is null ? null : Shape().Match(like);
        return shape is { Success: true }
            ? shape.Groups[1].Value + number.ToString().PadLeft(shape.Groups[2].Value[0] == '0' ? shape.Groups[2].Length : 1, '0')
            : $"{prefix}{number}";
    }

    public static int NumberOf(string id) => Shape().Match(id) is { Success: true } match && int.TryParse(match.Groups[2].Value, out var number) ? number : 0;

    [GeneratedRegex(@"^(?:\*\*|__)?\[?([A-Z]{1,4}-?\d{1,6}(?:\.\d{1,6})*)\]?(?:(?:\*\*|__)\s*(?:\([^()]*\)\s*)?[:.–—-]?|\s*[:.–—]\s*(?:\*\*|__)|\s*[:–—]|\.(?=\s)|\s+-(?=\s))\s*(.*)$", RegexOptions.Singleline)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^([A-Z]+-?)(\d+)$")]
    private static partial Regex Shape();
}
