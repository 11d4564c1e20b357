using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Plans.Reading;

// The id at the start of a bullet, with a remark: `**Q1** (open): text`, `Q1: text`, `Decision 1: text`.
internal sealed partial class LeadingId(char letter, string word)
{
    public LedText Split(string text, SourceSpan span = default)
    {
        foreach (var pattern in new[] { Bold(), Plain() })
        {
            var match = pattern.Match(text);
            if (match.Success && IsOurs(match.Groups["name"].Value))
            {
                var remark = match.Groups["remark"];
                return new($"{letter}{match.Groups["number"].Value}", remark.Success ? remark.Value.Trim() : null, match.Groups["text"].Value.Trim(), span);
            }
        }

        return new(null, null, text, span);
    }

    private bool IsOurs(string name) =>
        name.Trim().Equals(word, StringComparison.OrdinalIgnoreCase) || (name.Length == 1 && name[0] == letter);

    [GeneratedRegex(@"^(?:\*\*|__)(?<name>[A-Z]|[A-Za-z]+(?:\s[a-z]+)?\s+)(?<number>\d{1,4})\s*(?:\((?<remark>[^()]*)\)\s*)?[:.]?(?:\*\*|__)\s*(?:\((?<remark>[^()]*)\))?\s*[:.—–-]?\s*(?<text>.*)$", RegexOptions.Singleline)]
    private static partial Regex Bold();

    [GeneratedRegex(@"^(?<name>[A-Z]|[A-Za-z]+(?:\s[a-z]+)?\s+)(?<number>\d{1,4})\s*(?:\((?<remark>[^()]*)\)\s*)?(?:[:—–]|\.(?=\s)|\s-(?=\s))\s*(?<text>.*)$", RegexOptions.Singleline)]
    private static partial Regex Plain();
}
