using System.Globalization;
using System.Text.RegularExpressions;

namespace Foreplan.Web.Views;

/// <summary>The findings of a <c>review.md</c> with the lines of the diff that they are about.</summary>
internal static partial class ReviewPlaces
{
    /// <summary>Reads the document that a review wrote.</summary>
    public static IReadOnlyList<(string Kind, string? Path, int? Line, string Text)> Of(string document)
    {
        List<(string, string?, int?, string)> found = [];
        var section = "";
        foreach (var line in document.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..].Trim();
            }
            else if (section == "Deviations from the plan" && Deviation().Match(line) is { Success: true } deviation)
            {
                found.Add(("deviation", PathOf(deviation), LineOf(deviation), deviation.Groups["text"].Value));
            }
            else if (section == "Issues found" && Issue().Match(line) is { Success: true } issue)
            {
                found.Add((issue.Groups["kind"].Value, PathOf(issue), LineOf(issue), issue.Groups["text"].Value));
            }
            else if (section == "Issues found" && found.Count > 0 && line.StartsWith("   - ", StringComparison.Ordinal))
            {
                var (kind, path, at, text) = found[^1];
                found[^1] = (kind, path, at, $"{text}\n{line[5..]}");
            }
        }

        return found;
    }

    private static string? PathOf(Match match) => match.Groups["path"] is { Success: true } path ? path.Value : null;

    private static int? LineOf(Match match) => match.Groups["line"] is { Success: true } line ? int.Parse(line.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^- (?:`(?<path>[^`]+?)(?::(?<line>[0-9]{1,9}))?`: )?(?<text>.+)$")]
    private static partial Regex Deviation();

    [GeneratedRegex(@"^\d+\. \*\*(?<text>.+)\*\* \((?<kind>[^)]*)\)(?: `(?<path>[^`]+?)(?::(?<line>[0-9]{1,9}))?`)?")]
    private static partial Regex Issue();
}
