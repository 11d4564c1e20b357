using System.Text.RegularExpressions;

namespace Foreplan.Plans.Dialects.Finding;

// `[MODIFY] [name](file:///home/me/project/src/name.ts)`, [NEW] `name`, `[DELETE] name.ts`: a heading that is a file and what happens to it, as Antigravity writes its plans.
internal sealed partial record FileHeading(string Kind, string Name, string Link)
{
    public static FileHeading? Parse(string title)
    {
        if (title is not ['[', ..] || Written().Match(title) is not { Success: true } match)
        {
            return null;
        }

        var kind = match.Groups["verb"].Value.ToUpperInvariant() switch { "NEW" or "CREATE" or "ADD" => "new", "DELETE" or "REMOVE" => "delete", _ => "edit" };
        return new(kind, match.Groups["name"].Value.Trim('`', ' '), match.Groups["link"].Value);
    }

    [GeneratedRegex(@"^\[(?<verb>MODIFY|NEW|DELETE|CREATE|ADD|UPDATE|EDIT|REMOVE)\]\s*(?:\[(?<name>[^\[\]]+)\](?:\((?<link>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))?|`(?<name>[^`]+)`|(?<name>[^\s`\[\]()]+\.\w+|[^\s`\[\]()]+/)(?=\s|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
