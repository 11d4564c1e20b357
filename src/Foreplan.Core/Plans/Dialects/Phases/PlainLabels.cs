using System.Text.RegularExpressions;

namespace Foreplan.Plans.Dialects.Phases;

// A label that our format would read as a field of its own gets a name that it leaves alone; a goal becomes prose.
internal static partial class PlainLabels
{
    public static string Of(string line)
    {
        if (line.AsSpan().IndexOfAny(':', '：') < 0 || Label().Match(line) is not { Success: true } match || FieldLabel.Parse(line[match.Groups["lead"].Length..].TrimStart()) is not { } label)
        {
            return line;
        }

        if (label.Role == FieldRole.Goal && match.Groups["lead"].Value.Trim().Length == 0)
        {
            return $"{label.Name}: {label.Value}".TrimEnd();
        }

        var plain = FieldLabel.Unread(label.Name);
        return plain == label.Name ? line : $"{match.Groups["lead"].Value}**{plain}:** {label.Value}".TrimEnd();
    }

    [GeneratedRegex(@"^(?<lead>\s*(?:[-*+]\s+)?)(?:\*\*|__|_)?[\p{L}]")]
    private static partial Regex Label();
}
