using System.Text.RegularExpressions;
using Foreplan.Facts;

namespace Foreplan.Gates;

/// <summary>Code that prints what a test runner's summary looks like: the count of tests is read from there.</summary>
internal static partial class ForgedSummary
{
    /// <summary>What an added line prints of a runner's summary; null when it prints none. Documents, and outputs that were recorded, print nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line.</param>
    /// <param name="before">The line before it, where the call may begin.</param>
    public static string? In(string path, string line, string before)
    {
        if (!Code().IsMatch(path) || Recorded().IsMatch(path) || !Summary().IsMatch(line))
        {
            return null;
        }

        var code = new CodeLine(line);
        var said = Summary().Matches(line).FirstOrDefault(match => code.IsInString(match.Index) && match.Index < code.CommentAt);
        return said is null ? null
            : Print().IsMatch(code.Bare) || (new CodeLine(before).Bare.TrimEnd() is [.., '(' or ','] && Print().IsMatch(new CodeLine(before).Bare)) ? said.Value.Trim()
            : null;
    }

    [GeneratedRegex(@"\.(?:[cm]?[jt]sx?|cs|fs|vb|py|go|rs|rb|php|java|kts?|scala|swift|cc|cpp|c|h|exs?|dart|lua|sh|bash|pl)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?i:fixture|snapshot|__snap|testdata|golden|cassette|recorded)")]
    private static partial Regex Recorded();

    // %d, {n} and ${n} stand for numbers.
    [GeneratedRegex(@"--- PASS: |\bRan (?:\d+|%\w|\$?\{[^}]*\}) tests? in\b|\b(?:\d+|%\w|\$?\{[^}]*\}) passed(?:, [^""'`]*)? in (?:\d|%|\$?\{)|\bTests:? +(?:[^""'`]*, )?(?:\d+|%\w|\$?\{[^}]*\}) passed\b|\btest result: ok\. |(?<=[""'`#ℹ]|\\n|# |ℹ )pass (?:\d+|%\w|\$?\{[^}]*\})(?=[""'`\\]|$)|(?<=[""'`]|\\n|\s)(?:\d+|%\w|\$?\{[^}]*\}) passing \(|\bPassed! +- Failed: |\bTests run: (?:\d+|%\w|\$?\{[^}]*\}), Failures: |\bOK \((?:\d+|%\w|\$?\{[^}]*\}) tests?, |\b(?:\d+|%\w|\$?\{[^}]*\}) examples?, (?:\d+|%\w|\$?\{[^}]*\}) failures?\b|\b(?:\d+|%\w|\$?\{[^}]*\}) runs, (?:\d+|%\w|\$?\{[^}]*\}) assertions, |\b\d+% tests passed, ")]
    private static partial Regex Summary();

    // To a file or into a string is not printed.
    [GeneratedRegex(@"\bconsole\s*\.|\be?f?print(?:ln|f)?\b|\bfmt\s*\.\s*Print|\bFprint\w*\s*\(\s*os\.Std|\b(?:std\w*|os|process|sys)\s*\.\s*(?:\w+\s*\.\s*)?write\w*\s*\(|\bwriteSync\s*\(\s*[12]\b|\bConsole\s*\.\s*(?:\w+\s*\.\s*)?Write|\bputs\b|\becho\b|\bcout\b")]
    private static partial Regex Print();
}
