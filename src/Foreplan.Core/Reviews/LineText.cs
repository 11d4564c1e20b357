namespace Foreplan.Reviews;

internal static class LineText
{
    private const int Longest = 160;

    public static string Short(string line)
    {
        var text = line.Trim();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    /// <summary>True for a line that is a comment and nothing else, in the languages that people write.</summary>
    public static bool IsComment(string line)
    {
        var text = line.AsSpan().Trim();
        return text.StartsWith("--") || text.StartsWith("//") || text.StartsWith("/*") || text.StartsWith("*/") || text.StartsWith("* ") || text is "*"
            || text.StartsWith("<!--") || text is "#" || text.StartsWith("# ") || text.StartsWith("#!") || text.StartsWith("##");
    }
}
