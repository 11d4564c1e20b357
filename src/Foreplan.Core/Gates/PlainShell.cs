using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Gates;

/// <summary>Writes a line of shell the plainest way: what a shell, <c>eval</c> or <c>command</c> is given stands in its place, quoted parts are one word, comments are gone.</summary>
internal static partial class PlainShell
{
    /// <summary>What stands for a trap that ends the shell with 0 whatever failed.</summary>
    public const string GreenTrap = "trap exit-0";

    // Nobody writes longer ones; the end decides.
    private const int Longest = 4_000;

    // A shell in a shell in a shell.
    private const int Deepest = 3;

    // Where a command begins.
    private const string Begins = @"(?<=(?:^|[;&|({!\n]|\b(?:then|do|else))\s?)";

    /// <summary>The plain line. One blank or line break stands for many: what follows looks at blanks from more than one side.</summary>
    public static string Of(string script)
    {
        var line = Blanks().With(script.Length > Longest ? script[^Longest..] : script, static blanks => blanks.ValueSpan.Contains('\n') ? "\n" : " ");
        for (var depth = 0; depth < Deepest && (Nested().IsMatch(line) || Evaluated().IsMatch(line)); depth++)
        {
            line = Nested().With(line, static shell => $"({Options(shell.Groups["options"].Value)}{Given(shell)})");
            line = Evaluated().With(line, static eval => $"({Given(eval)})");
        }

        line = Trap().With(line, static _ => GreenTrap);
        line = QuotedWord().With(line, static quoted => quoted.Groups["word"].Value);
        line = Quoted().With(line, static quoted => quoted.Value.AsSpan().ContainsAny('$', '`') && quoted.Value[0] == '"' ? "$Q" : "Q");
        line = Inner().With(Zero().With(line, static _ => "0"), static _ => "$Q");
        line = Comment().Without(line);
        line = Prefix().Without(line);
        line = ExitZero().With(line, static exit => $"{exit.Groups["exit"].Value} 0");
        return Ungrouped(Blanks().With(line, static blanks => blanks.ValueSpan.Contains('\n') ? "\n" : " ").Trim());
    }

    /// <summary>The script that words such as <c>bash -euc SCRIPT</c> give to a shell; null when they start none.</summary>
    public static string? Given(IReadOnlyList<string> words) => Place(words) is { } at ? words[at] : null;

    /// <summary>The same with what the options say as <c>set</c>.</summary>
    public static string? Script(IReadOnlyList<string> words) => Place(words) is { } at ? Options(string.Join(' ', words.Skip(1).Take(at - 1))) + words[at] : null;

    private static int? Place(IReadOnlyList<string> words)
    {
        if (words is not [var shell, ..] || !IsShell(CommandWords.Program(shell)))
        {
            return null;
        }

        for (var at = 1; at < words.Count - 1; at++)
        {
            if (words[at] is ['-', not '-', ..] && words[at].Contains('c', StringComparison.Ordinal))
            {
                return at + 1;
            }

            if (!words[at].StartsWith('-') && words[at] is not ("pipefail" or "errexit"))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsShell(string program) => program is "sh" or "bash" or "dash" or "zsh" or "ksh" or "ash";

    private static string Options(string options) =>
        (ErrExit().IsMatch(options) ? "set -e; " : "") + (options.Contains("pipefail", StringComparison.Ordinal) ? "set -o pipefail; " : "");

    private static string Given(Match match) => match.Groups["double"].Success ? Escape().With(match.Groups["double"].Value, static escape => escape.Groups["c"].Value) : match.Groups["single"].Value + match.Groups["word"].Value;

    // `(a; b)` is `a; b`.
    private static string Ungrouped(string line)
    {
        while (line is ['(', .., ')'] or ['{', .., '}'] && End(line) == line.Length - 1)
        {
            line = line[1..^1].Trim(' ', ';', '\n');
        }

        return line;
    }

    private static int End(string line)
    {
        var open = 0;
        for (var at = 0; at < line.Length; at++)
        {
            open += line[at] is '(' or '{' ? 1 : line[at] is ')' or '}' ? -1 : 0;
            if (open == 0)
            {
                return at;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(Begins + @"(?:(?:command|exec|env|time|nice|timeout \S+|[A-Za-z_]\w*=[^\s;&|(){}'""]*) ){0,4}(?:(?:/usr)?/bin/)?(?:sh|bash|dash|zsh|ksh|ash)(?<options>(?: --?[\w-]+(?: pipefail| errexit)?){0,4}? -\w*c\w*) (?:'(?<single>[^']*)'|""(?<double>(?:[^""\\]|\\.)*)""|(?<word>[\w./:]+))")]
    private static partial Regex Nested();

    [GeneratedRegex(Begins + @"eval (?:'(?<single>[^']*)'|""(?<double>(?:[^""\\]|\\.)*)"")")]
    private static partial Regex Evaluated();

    [GeneratedRegex(@"\\(?<c>[""\\$`])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?:^| )-[a-zA-Z]*e[a-zA-Z]*(?: |$)|\berrexit\b")]
    private static partial Regex ErrExit();

    // Without a number it keeps what failed; of other signals it tells nothing about a failure.
    [GeneratedRegex(Begins + @"trap (?:'(?:[^']*[;\s])?exit 0+ ?;? ?'|""(?:[^""]*[;\s])?exit 0+ ?;? ?"") (?=[^;&|\n]*\b(?:EXIT|ERR|0)\b)[^;&|\n]*")]
    private static partial Regex Trap();

    [GeneratedRegex(@"(?<=(?:^|[;&|({!\n]|\b(?:then|do|else|command|exec|env|exit|return))\s?)(?<q>['""])(?<word>[\w./:+-]+)\k<q>")]
    private static partial Regex QuotedWord();

    [GeneratedRegex(@"'[^']*'|""(?:[^""\\]|\\.)*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\$\(\( ?0+ ?\)\)")]
    private static partial Regex Zero();

    [GeneratedRegex(@"[$<>]\([^()]*\)")]
    private static partial Regex Inner();

    [GeneratedRegex(@"(?<=^|[\s;&|])#[^\n]*")]
    private static partial Regex Comment();

    // What goes before a command and leaves its exit code as it is.
    [GeneratedRegex(Begins + @"(?:\\(?=[a-z])|(?:command|builtin|exec|nohup|env(?: -i)?) (?=[A-Za-z:./\\])|[A-Za-z_]\w*=[^\s;&|(){}]* (?=[A-Za-z:./\\]))+")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(?<exit>exit|return)\s+0+\b")]
    private static partial Regex ExitZero();
}
