using System.Text.RegularExpressions;

namespace Foreplan.Text;

// `**Name**: value`, `**Name:** value`, `_Name: value_` or `Name: value`.
internal sealed partial record FieldLine(string Name, string Value, bool IsMarked)
{
    public static FieldLine? Parse(string line)
    {
        if (line is ['*' or '_', ..] && Marked().Match(line) is { Success: true } marked)
        {
            return new(marked.Groups[1].Value.Trim(), marked.Groups[2].Value.Trim(), true);
        }

        return line is [var first, ..] && char.IsAsciiLetter(first) && line.Contains(':', StringComparison.Ordinal) && Plain().Match(line) is { Success: true } plain
            ? new(plain.Groups[1].Value.Trim(), plain.Groups[2].Value.Trim(), false)
            : null;
    }

    public bool Is(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (name.Equals(Name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^(?:\*\*|__)([^*_:`]{1,60}?)(?:\s*:\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*(.*)$", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z \-]{0,40}?)\s*:(?:\s+(.*)|)$", RegexOptions.Singleline)]
    private static partial Regex Plain();
}
