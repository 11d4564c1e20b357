using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Tells a line of shell that is green whatever happens in it.</summary>
internal static partial class AlwaysGreen
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal) { "true", ":", "echo", "printf", "pwd", "date", "whoami", "sleep", "hostname", "uname", "clear", "/bin/true", "/usr/bin/true" };

    private static readonly HashSet<string> Swallowing = new(StringComparer.Ordinal) { "tail", "head", "cat", "tee", "sort", "uniq", "wc", "tr", "cut", "column", "sed", "awk", "less", "more", "nl", "fold", "ts" };

    /// <summary>True for a program that is green whatever was built.</summary>
    public static bool IsProgram(string program) => Programs.Contains(program);

    /// <summary>The line with its quoted parts made one word, so that what they say is no shell, and one blank for many: what follows looks at blanks from more than one side.</summary>
    public static string Plain(string script) => Blanks().Replace(Quoted().Replace(script, "Q"), " ").Trim();

    /// <summary>True for a plain line that stops at the first failure, or says one itself.</summary>
    public static bool IsStrict(string plain) => Strict().IsMatch(plain);

    /// <summary>The part of a plain line that turns a failure into success, such as <c>|| true</c>; null when there is none.</summary>
    public static string? OrGreen(string plain) => Or().Match(plain) is { Success: true } or ? or.Value.Trim().TrimEnd(';', ')', '}').Trim() : null;

    /// <summary>The last command of a plain line whose exit code hides those before it, such as <c>; exit 0</c>; null when there is none.</summary>
    public static string? ThenGreen(string plain) => !IsStrict(plain) && Then().Match(plain) is { Success: true } then ? then.Groups["last"].Value.Trim() : null;

    /// <summary>The program at the end of a pipe whose exit code hides that of the one before; null when there is none.</summary>
    public static string? Pipe(string plain)
    {
        var last = plain.Split(["&&", "||", ";", "\n"], StringSplitOptions.None)[^1];
        return last.Contains('|', StringComparison.Ordinal) && !plain.Contains("pipefail", StringComparison.Ordinal)
            && last.Split('|')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var end, ..] && Swallowing.Contains(end) ? end : null;
    }

    /// <summary>Why a script, such as one of package.json, is green whatever happens; null when it is not.</summary>
    public static string? Why(string script)
    {
        var plain = Plain(script);
        var first = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var program, ..] ? program : "";
        return plain.Length == 0 ? "it does nothing"
            : plain == "exit 0" || (IsProgram(first) && !plain.AsSpan().ContainsAny('|', '&', ';')) ? $"`{first}` is green whatever was built"
            : OrGreen(plain) is { } or ? $"`{or}` turns every failure into success"
            : ThenGreen(plain) is { } then ? $"the exit code is that of `{then}`"
            : Pipe(plain) is { } end ? $"the exit code is that of `{end}`, not of what is before it"
            : null;
    }

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"'[^']*'|""(?:[^""\\]|\\.)*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\|\|\s*(?:(?:/usr)?(?:/bin/)?true|:|exit\s+0|(?:echo|printf)\b[^;&|]*)\s*(?:[;)}]|$)")]
    private static partial Regex Or();

    [GeneratedRegex(@"(?:;|\n|(?<!&)&(?!&))\s*(?<last>(?:/usr)?(?:/bin/)?true|:|exit\s+0|(?:echo|printf)\b[^;&|]*)\s*;?\s*$")]
    private static partial Regex Then();

    [GeneratedRegex(@"\bset\s+-\w*e|\berrexit\b|\bexit\s+[1-9]|\bfalse\b|\|\|\s*exit\b")]
    private static partial Regex Strict();
}
