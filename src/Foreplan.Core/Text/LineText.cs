using System.Text;

namespace Foreplan.Text;

internal static class LineText
{
    private const int Longest = 120;
    private const int Looked = 2_000;

    /// <summary>Text of a file for a message: on one line, without secrets, not longer than a line of a report.</summary>
    public static string Short(string line)
    {
        var clean = Secrets.Replace(line.Length > Looked ? line[..Looked] : line);
        var result = new StringBuilder();
        foreach (var rune in clean.EnumerateRunes())
        {
            var isSeen = !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format;
            if (isSeen)
            {
                result.Append(rune.ToString());
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }

            if (result.Length > Longest)
            {
                var end = char.IsHighSurrogate(result[Longest - 2]) ? Longest - 2 : Longest - 1;
                return result.ToString(0, end) + "…";
            }
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>True for a line that is a comment and nothing else, in the languages that people write.</summary>
    public static bool IsComment(string line)
    {
        var text = line.AsSpan().Trim();
        return text.StartsWith("--") || text.StartsWith("//") || text.StartsWith("/*") || text.StartsWith("*/") || text.StartsWith("* ") || text is "*"
            || text.StartsWith("<!--") || text is "#" || text.StartsWith("# ") || text.StartsWith("#!") || text.StartsWith("##");
    }

    /// <summary>What ends the block of comments that a line opens; null when it opens none, or ends it itself.</summary>
    public static string? OpenedBlock(string line)
    {
        var text = line.AsSpan().Trim();
        return text.StartsWith("/*") && !text[2..].Contains("*/", StringComparison.Ordinal) ? "*/"
            : text.StartsWith("<!--") && !text[4..].Contains("-->", StringComparison.Ordinal) ? "-->"
            : null;
    }
}
