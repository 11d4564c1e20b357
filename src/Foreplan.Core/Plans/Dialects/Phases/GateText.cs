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
            if (!CommandText.IsCommand(command) || CommandText.NeverEnds(command))
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

    // `a` → x; `b` → y: each of them where the line is nothing else, else the one that Of finds.
    public static (IReadOnlyList<string> Gates, bool IsWhole) All(string text)
    {
        var pieces = text.Contains("; `", StringComparison.Ordinal) ? Between().Pieces(text) : [text];
        var read = Array.ConvertAll(pieces, Of);
        if (pieces.Length == 1 || !Array.TrueForAll(pieces, piece => piece.StartsWith('`')) || Array.Exists(read, one => one.Gate is null))
        {
            var (gate, isWhole) = Of(text);
            return (gate is null ? [] : [gate], isWhole);
        }

        return (Array.ConvertAll(read, one => one.Gate!), Array.TrueForAll(read, one => one.IsWhole));
    }

    public static string Line(string folder, string command, string expected)
    {
        var plain = command.StartsWith("$ ", StringComparison.Ordinal) ? command[2..] : command;
        var prefix = folder.Length > 0 ? $"in {folder}: " : "";
        var asks = !plain.StartsWith("sh:", StringComparison.Ordinal) && (NeedsShell(plain) || Assignment().IsMatch(plain)) ? "sh: " : "";
        var ticks = plain.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return $"{prefix}{ticks}{(ticks.Length > 1 ? " " : "")}{asks}{plain}{(ticks.Length > 1 ? " " : "")}{ticks} → {Expectation(plain, expected)}";
    }

    // What our format can check of an expectation; the words stay as a remark.
    private static string Expectation(string command, string said)
    {
        var text = Arrow().Without(said).Trim().TrimEnd('.');
        if (text.Length == 0)
        {
            return "exit 0";
        }

        if (Searches().IsMatch(command) && Count().Match(text) is { Success: true } count && (count.Groups[1].Value == "0" || Counts().IsMatch(command)))
        {
            // A search that finds nothing exits with 1; most print no 0 then.
            return count.Groups[1].Value == "0" ? "exit 1" : $"exit 0, output contains \"{count.Groups[1].Value}\"";
        }

        if (IsNothing().IsMatch(text))
        {
            return Searches().IsMatch(command) ? "exit 1" : "no output";
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

    [GeneratedRegex(@";\s+(?=`)")]
    private static partial Regex Between();

    // What a command ends with decides its exit code.
    [GeneratedRegex(@"^(?:.*\|\s*|.*&&\s*)?(?:git\s+grep|[ef]?grep|rg|ag)\s[^|]*$")]
    private static partial Regex Searches();

    [GeneratedRegex(@"^`?([0-9]{1,6})`?$")]
    private static partial Regex Count();

    [GeneratedRegex(@"\s(?:-[a-zA-Z]*c[a-zA-Z]*|--count(?:-matches)?)\s")]
    private static partial Regex Counts();

    [GeneratedRegex(@"^(?:(?:must |should )?(?:returns?|prints?|gives?|outputs?|finds?|shows?|yields?|is|are)\s+)?(?:no (?:more )?(?:match(?:es)?|output|results?|hits?|lines?|occurrences?)|nothing|zero (?:matches|hits|results)|0 (?:matches|hits|results|occurrences)|empty(?: output)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex IsNothing();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*=")]
    private static partial Regex Assignment();
}
