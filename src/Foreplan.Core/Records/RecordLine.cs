using System.Globalization;
using Foreplan.Text;

namespace Foreplan.Records;

/// <summary>Text of plans and models as one line of the record: it can neither end a block nor begin a heading.</summary>
internal static class RecordLine
{
    private const int Longest = 400;

    public static string Of(string text)
    {
        var line = Safe(Blanks.Collapse(Secrets.Replace(text)));
        return line.Length <= Longest ? line : line[..Longest].TrimEnd() + " …";
    }

    /// <summary>The same without a limit.</summary>
    public static string Safe(string text) => text.Replace("<!--", "&lt;!--", StringComparison.Ordinal);

    public static string Cell(string text) => Of(text).Replace("|", "\\|", StringComparison.Ordinal);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
