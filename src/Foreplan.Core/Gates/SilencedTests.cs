using System.Text.RegularExpressions;
using Foreplan.Facts;

namespace Foreplan.Gates;

/// <summary>What keeps tests of Go and Python from running without a skip that names them.</summary>
internal static partial class SilencedTests
{
    /// <summary>The part of an added line that leaves tests out; null when there is none, or when it depends on something.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">Its lines.</param>
    /// <param name="at">The added line among them, from 0.</param>
    /// <param name="before">The lines that it had; none when it is new.</param>
    public static string? In(string path, string[] now, int at, string[] before)
    {
        if (at >= now.Length)
        {
            return null;
        }

        if (path.EndsWith("_test.go", StringComparison.Ordinal))
        {
            return Constraint().IsMatch(now[at]) && before.Length > 0 && !before.Any(line => Constraint().IsMatch(line)) ? now[at].Trim() : Go(now, at);
        }

        return path.EndsWith(".py", StringComparison.Ordinal) && before.Length > 0 && LoadTests().Match(now[at]) is { Success: true } hook && !PassesOn(now, at, hook.Groups["tests"].Value) ? "load_tests" : null;
    }

    private static string? Go(string[] now, int at)
    {
        var code = new CodeLine(now[at]).Bare;
        return Skip().Match(code) is { Success: true } skip && Opener(now, at, code[..skip.Index]) is { } opener && Function().IsMatch(opener) ? skip.Value.Trim()
            : ExitZero().Match(code) is { Success: true } exit && Opener(now, at, code[..exit.Index]) is { } main && main.Contains("func TestMain(", StringComparison.Ordinal) && !If().IsMatch(main) ? exit.Value.Trim()
            : null;
    }

    // The line that opens the block in which the end of `code` stands.
    private static string? Opener(string[] now, int at, string code)
    {
        var open = 0;
        for (var line = at; line >= 0; line--)
        {
            var text = line == at ? code : new CodeLine(now[line]).Bare;
            for (var i = text.Length - 1; i >= 0; i--)
            {
                open += text[i] == '}' ? 1 : text[i] == '{' ? -1 : 0;
                if (open < 0)
                {
                    return text[..i];
                }
            }
        }

        return null;
    }

    // `tests.addTests(…); return tests` adds to what was found.
    private static bool PassesOn(string[] now, int at, string tests)
    {
        var body = now.Skip(at + 1).TakeWhile(line => line.Length == 0 || char.IsWhiteSpace(line[0])).Select(line => line.Trim()).ToList();
        return tests.Length > 0 && !body.Exists(line => line.StartsWith(tests + " =", StringComparison.Ordinal) || line.StartsWith(tests + "=", StringComparison.Ordinal))
            && body.Exists(line => line == $"return {tests}" || line.Contains($"({tests})", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^//go:build\s|^//\s*\+build\s")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\bt\.Skip(?:f|Now)?\s*\(")]
    private static partial Regex Skip();

    [GeneratedRegex(@"\bos\.Exit\s*\(\s*0\s*\)")]
    private static partial Regex ExitZero();

    [GeneratedRegex(@"^\s*func\s+Test\w*\s*\([^()]*\)\s*$|\bt\.Run\s*\([^{]*func\s*\(\s*\w+\s+\*testing\.T\s*\)\s*$")]
    private static partial Regex Function();

    [GeneratedRegex(@"\bif\b")]
    private static partial Regex If();

    [GeneratedRegex(@"^\s*(?:def\s+load_tests\s*\((?:\s*\w+\s*,\s*(?<tests>\w+))?|load_tests\s*=)")]
    private static partial Regex LoadTests();
}
