namespace Foreplan.Plans.Dialects.Lines;

// The YAML between `---` lines at the top, as far as dialects need it: scalars by key.
internal sealed record FrontMatter(IReadOnlyDictionary<string, string> Values, int LineCount)
{
    private const int LongestBlock = 200;

    public static FrontMatter Read(IReadOnlyList<string> lines)
    {
        var end = lines.Count > 0 && lines[0].TrimEnd() == "---" ? EndOf(lines) : 0;
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < end - 1; i++)
        {
            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && !char.IsWhiteSpace(lines[i][0]) && lines[i][0] is not ('#' or '-'))
            {
                values[lines[i][..colon].Trim()] = lines[i][(colon + 1)..].Trim().Trim('"', '\'');
            }
        }

        return new(values, end);
    }

    private static int EndOf(IReadOnlyList<string> lines)
    {
        for (var i = 1; i < Math.Min(lines.Count, LongestBlock); i++)
        {
            if (lines[i].TrimEnd() is "---" or "...")
            {
                return i + 1;
            }
        }

        return 0;
    }
}
