using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Tells a script that does nothing any more.</summary>
internal static partial class EmptiedScript
{
    /// <summary>True when it had commands before and has none now.</summary>
    public static bool Is(IEnumerable<string> before, IEnumerable<string> now) => before.Any(IsCommand) && !now.Any(IsCommand);

    private static bool IsCommand(string line) => !Idle().IsMatch(line);

    // What is imported may do the work, but for these.
    [GeneratedRegex(@"^\s*(?:$|#|//|/\*|\*|--\s|rem\b|::|(?:/bin/|/usr/bin/)?(?:true|pass|:|exit(?:\s+0+)?|return(?:\s+0+)?)\s*;?\s*$|(?:process\.exit|sys\.exit|exit|quit)\s*\(\s*0?\s*\)\s*;?\s*$|set\s+[-+]|@?echo\s+off\s*$|[""']use strict[""']|import\s+(?:sys|os|re|json|subprocess|pathlib|argparse)\s*$|(?:const|let|var)\s[^=]*=\s*require\(['""](?:node:)?(?:fs|path|os|process|child_process|util)['""]\)\s*;?\s*$|[{}]\s*;?\s*$)")]
    private static partial Regex Idle();
}
