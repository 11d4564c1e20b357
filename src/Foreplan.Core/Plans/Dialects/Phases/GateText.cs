using System.Text.RegularExpressions;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Plans.Dialects.Phases;

// The line of Verify that a sentence of another tool's plan comes to.
internal static partial class GateText
{
    // The gate that a line says, and whether it says nothing else: `cmd` → expectation, "Run `cmd`", "Tests pass: `cmd`".
    public static (string? Gate, bool IsWhole) Of(string text)
    {
        if (!text.Contains('`', StringComparison.Ordinal))
        {
            return (null, false);
        }

        var line = Blanks.Collapse(text.Replace("**", "", StringComparison.Ordinal));
        foreach (Match code in Code().Matches(line))
        {
            var command = code.Groups[2].Value.Trim();
            if (!CommandText.IsCommand(command))
            {
                continue;
            }

            var before = line[..code.Index].Trim();
            var after = line[(code.Index + code.Length)..].Trim();
            var isLed = before.Length == 0 || Led().IsMatch(before);
            if (!isLed && !CommandText.IsCheck(command))
            {
                continue;
            }

            var folder = InFolder().Match(before);
            var gate = Line(folder.Success ? folder.Groups[1].Value : "", command, after);
            return (gate, isLed && after.IndexOf('`', StringComparison.Ordinal) < 0 && after.Length <= 120);
        }

        return (null, false);
    }

    public static string Line(string folder, string command, string expected)
    {
        var plain = command.StartsWith("$ ", StringComparison.Ordinal) ? command[2..] : command;
        var prefix = folder.Length > 0 ? $"in {folder}: " : "";
        var asks = !plain.StartsWith("sh:", StringComparison.Ordinal) && (NeedsShell(plain) || Assignment().IsMatch(plain)) ? "sh: " : "";
        var ticks = plain.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return $"{prefix}{ticks}{(ticks.Length > 1 ? " " : "")}{asks}{plain}{(ticks.Length > 1 ? " " : "")}{ticks} → {Expectation(expected)}";
    }

    // What our format can check of an expectation; the words stay as a remark.
    private static string Expectation(string said)
    {
        var text = Arrow().Replace(said, "").Trim().TrimEnd('.');
        if (text.Length == 0)
        {
            return "exit 0";
        }

        GateReader.Read($"`true` → {text}", SourceSpan.At(1), out var problem);
        if (problem is null)
        {
            return text;
        }

        var exit = Exit().Match(text) is { Success: true } match ? match.Groups[1].Value : "0";
        var remark = text.Replace('(', '[').Replace(')', ']').Replace('"', '\'').Replace(',', ';').Replace("`", "'", StringComparison.Ordinal).Replace('“', '\'').Replace('”', '\'');
        return Trivial().IsMatch(text) ? $"exit {exit}" : $"exit {exit} ({remark})";
    }

    private static bool NeedsShell(string command)
    {
        GateReader.Read($"``` {command} ```", SourceSpan.At(1), out var problem);
        return problem is not null;
    }

    [GeneratedRegex(@"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?:\[[ xX]\]\s*)?(?:run|execute|verify(?: with| that| by)?(?: running)?|check(?: with| that)?|confirm(?: that)?|ensure(?: that)?|use|command|in\s+`?[\w./-]+`?:?|(?:run|from)\s+.{0,40}:|[^`.]{1,80}:)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Led();

    [GeneratedRegex(@"^in\s+`?([\w./-]+)`?:$", RegexOptions.IgnoreCase)]
    private static partial Regex InFolder();

    [GeneratedRegex(@"^(?:→|->|=>|—|–|-|:|,)+\s*")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\bexits?(?:\s+code|\s+with)?\s+(\d{1,3})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Exit();

    [GeneratedRegex(@"^(?:(?:must |should )?(?:pass(?:es)?|succeeds?|is clean|is green|ok|exits?(?:\s+code|\s+with)?\s+\d{1,3}))$", RegexOptions.IgnoreCase)]
    private static partial Regex Trivial();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*=")]
    private static partial Regex Assignment();
}
