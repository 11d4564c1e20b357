using System.Buffers;
using System.Text.RegularExpressions;
using Foreplan.Text;

namespace Foreplan.Gates;

/// <summary>Tells a line of shell that is green whatever happens in it.</summary>
internal static partial class AlwaysGreen
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal) { "true", ":", "echo", "printf", "pwd", "date", "whoami", "sleep", "hostname", "uname", "clear", "/bin/true", "/usr/bin/true" };

    private static readonly HashSet<string> Swallowing = new(StringComparer.Ordinal) { "tail", "head", "cat", "tee", "sort", "uniq", "wc", "tr", "cut", "column", "sed", "awk", "less", "more", "nl", "fold", "ts" };

    private static readonly SearchValues<char> Between = SearchValues.Create(";&|\n({");

    /// <summary>True for a program that is green whatever was built.</summary>
    public static bool IsProgram(string program) => Programs.Contains(program);

    /// <summary>The line with its quoted parts made one word and without comments, so that what they say is no shell.</summary>
    public static string Plain(string script) => PlainShell.Of(script);

    /// <summary>Why a plain line is green whatever its command says, such as <c>exit 0; npm test</c>; null when it is not.</summary>
    public static string? Before(string plain) =>
        plain.Contains(PlainShell.GreenTrap, StringComparison.Ordinal) ? "the trap's `exit 0` turns every failure into success"
        : OneRound().IsMatch(plain) ? "the loop is green whether its command is or not"
        : Whole().IsMatch(plain) ? $"`{plain}` is green whatever was built"
        : First().IsMatch(plain) && !(plain.Contains("set -", StringComparison.Ordinal) && IsStrict(plain)) ? "what follows `exit` is never started"
        : null;

    /// <summary>True for a plain line that stops at the first failure, or says one itself.</summary>
    public static bool IsStrict(string plain) => Strict().IsMatch(plain);

    /// <summary>The part of a plain line that turns a failure into success, such as <c>|| true</c>; null when there is none. What only clears the way may fail when more follows.</summary>
    public static string? OrGreen(string plain)
    {
        for (var or = Or().Match(plain); or.Success; or = or.NextMatch())
        {
            if (!Clears(plain[..or.Index]) || plain[(or.Index + or.Length)..].Split([' ', ';', '&', '|', ')', '}', '\n'], StringSplitOptions.RemoveEmptyEntries) is not [var next, ..] || IsProgram(next))
            {
                return or.Groups["or"].Value.Trim();
            }
        }

        return null;
    }

    /// <summary>The last command of a plain line whose exit code hides those before it, such as <c>; exit 0</c>; null when there is none.</summary>
    public static string? ThenGreen(string plain) => !IsStrict(plain) && Then().Match(plain) is { Success: true } then ? then.Groups["last"].Value.Trim() : null;

    /// <summary>Why the end of a plain line mostly succeeds, whatever failed before it, such as <c>; cat log</c>; null when it does not.</summary>
    public static string? ThenTells(string plain) => IsStrict(plain) || Tells().Match(plain) is not { Success: true } tells ? null
        : tells.Groups["while"].Success ? "a loop that ends when its command fails is green then"
        : tells.Groups["loop"].Success ? "a loop's exit code is that of its last round"
        : tells.Groups["if"].Success ? "an `if` without `else` is green when its command fails"
        : $"the exit code is that of `{tells.Groups["last"].Value.Trim()}`, whatever failed before it";

    /// <summary>The program at the end of a pipe whose exit code hides that of the one before; null when there is none.</summary>
    public static string? Pipe(string plain) => plain.Contains("pipefail", StringComparison.Ordinal)
        ? null
        : plain.Split([";", "\n"], StringSplitOptions.RemoveEmptyEntries) is [.., var last]
            ? last.Split(["&&", "||"], StringSplitOptions.None).Select(PipeEnd).FirstOrDefault(end => end is not null)
            : null;

    /// <summary>Why a script, such as one of package.json, is green whatever happens; null when it is not.</summary>
    public static string? Why(string script)
    {
        var plain = Plain(script);
        var first = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var program, ..] ? program : "";
        return plain.Length == 0 ? "it does nothing"
            : plain == "exit 0" || (IsProgram(first) && !plain.AsSpan().ContainsAny('|', '&', ';')) ? $"`{first}` is green whatever was built"
            : Before(plain) is { } early ? early
            : OrGreen(plain) is { } or ? $"`{or}` turns every failure into success"
            : ThenGreen(plain) is { } then ? $"the exit code is that of `{then}`"
            : Pipe(plain) is { } end ? $"the exit code is that of `{end}`, not of what is before it"
            : ThenTells(plain);
    }

    // `rm -rf out`, `pkill server`: the last command of what is before.
    private static bool Clears(string before) =>
        before[(before.AsSpan().LastIndexOfAny(Between) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["rm" or "rmdir" or "mkdir" or "kill" or "pkill" or "killall", ..]
            or ["docker" or "podman", "rm" or "stop" or "kill", ..] or ["docker" or "podman", "compose", "down" or "rm" or "stop" or "kill", ..] or ["docker-compose", "down" or "rm" or "stop" or "kill", ..];

    // `! COMMAND | grep -v x` is red when a line is left.
    private static string? PipeEnd(string piece) =>
        !piece.TrimStart().StartsWith("! ", StringComparison.Ordinal) && piece.Split('|') is [_, .., var to] && to.Split([' ', '&'], StringSplitOptions.RemoveEmptyEntries) is [var end, .. var rest]
        && (Swallowing.Contains(end) || (end == "grep" && rest.Contains("-v")) || (end == "xargs" && rest is ["echo", ..])) ? end : null;

    // Where a command begins.
    private const string Begins = @"(?<=(?:^|[;&|(){!\n]|\b(?:then|do|else))\s*)";

    // A comparison of words that are the same everywhere.
    private const string Constant = @"(?:test|\[)\s+(?:(?<a>\w+)\s+(?:=|==|-eq|-le|-ge)\s+\k<a>|-n\s+\w+|\w+)\s*\]?";

    // A group counts by its last command; what says `exit 1` or `false` in it is red. `a || cat b | grep x` asks grep; `|| cat a > b` makes a file.
    [GeneratedRegex(@"(?<or>\|\|\s*(?:(?:(?:/usr)?/bin/)?(?:true\b[^;&|(){}\n]*|(?:echo|printf|date|pwd|sleep|ls)\b(?:[^;&|(){}\n]|>&)*)|:|(?:exit|return)\s+0\b|(?:cat|tail|head)\b[^;&|(){}\n<>]*(?!\s*\|(?!\|))|!\s*false\b|" + Constant + @"|[({]\s*(?:(?!" + Begins + @"(?:(?:exit|return)\s+[1-9]|false\b|exit\s*[;})]))[^(){}])*?(?:(?<=[({;&|\n] ?)(?:true|:|(?:exit|return)\s+0|(?:echo|printf)\b(?:[^;&|(){}]|>&)*))\s*;?\s*[)}]))\s*(?:[;)}\n|&]|$)")]
    private static partial Regex Or();

    [GeneratedRegex(@"(?:;|\n|(?<![&>])&(?![&>\d]))\s*(?<last>(?:(?:/usr)?/bin/)?(?:true\b[^;&|(){}\n]*|(?:date|pwd|echo|printf)\b(?:[^;&|\n]|>&)*?)|:|wait|exit\s+0|!\s*false|" + Constant + @")\s*[;)}\s]*$")]
    private static partial Regex Then();

    // `while ! curl …` waits, and its time limit is red; `while read` goes through a list.
    [GeneratedRegex(@"(?:;|\n|(?<![&>])&(?![&>\d]))\s*(?<last>(?:cat|tail|head|ls|rm|kill|pkill|sleep|cd|popd|export|unset)\b[^;&|\n]*)\s*;?\s*$|(?:^|[;\n])\s*(?<if>if\b(?:(?!\belse\b)[^\0])*;?\s*\bfi)\s*;?\s*$|(?:^|[;\n])\s*(?<loop>for\b[^\0]*\bdone)\s*;?\s*$|(?:^|[;\n])\s*(?<while>while\s(?!!|:|true\b|(?:IFS=\S*\s)?read\b)[^\0]*\bdone)\s*;?\s*$")]
    private static partial Regex Tells();

    // Where a command stands; what an echo says is none.
    [GeneratedRegex(Begins + @"(?:(?:set|shopt)\s+(?:[^;&|\n]*\s)?(?:-\w*e|errexit\b)|(?:exit|return)\s+[1-9]|(?<!!\s*)false\b)|\|\|\s*exit\b(?!\s+0\b)")]
    private static partial Regex Strict();

    [GeneratedRegex(@"^(?:exit|(?:(?!(?:if|while|until|for|case|select)\b)[^;&|(){}\n]+[;\n] ?){0,20}exit 0) ?(?:;|\n|&&)")]
    private static partial Regex First();

    [GeneratedRegex(@"^(?:while|until)\b[^;&|\n]*[;\n] ?do[ \n]break ?[;\n] ?done ?;?$")]
    private static partial Regex OneRound();

    [GeneratedRegex(@"^(?:! false|(?:export|readonly|declare)\b[^;&|\n]*)$")]
    private static partial Regex Whole();
}
