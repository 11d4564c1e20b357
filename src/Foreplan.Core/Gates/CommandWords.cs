namespace Foreplan.Gates;

/// <summary>Looks through what only starts another program: <c>env A=1</c>, <c>npx</c>, <c>bundle exec</c>, <c>python -m</c>, a path to an installed tool.</summary>
internal static class CommandWords
{
    private static readonly HashSet<string> Interpreters = new(StringComparer.Ordinal) { "node", "php", "ruby", "python", "python3" };

    private static readonly HashSet<string> JavaScriptTools = new(StringComparer.Ordinal) { "jest", "vitest" };

    public static IReadOnlyList<string> Unwrap(IReadOnlyList<string> words)
    {
        var rest = words.ToArray().AsSpan();
        while (rest.Length > 0)
        {
            var shorter = Step(rest);
            if (shorter.Length == rest.Length)
            {
                break;
            }

            rest = shorter;
        }

        return rest.Length == 0 ? [] : [Program(rest[0]), .. rest[1..]];
    }

    /// <summary>The program's name without folder and <c>.exe</c>.</summary>
    public static string Program(string word)
    {
        var name = word[(word.LastIndexOf('/') + 1)..];
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    private static Span<string> Step(Span<string> words)
    {
        if (IsAssignment(words[0]))
        {
            return words[1..];
        }

        var second = words.Length > 1 ? words[1] : "";
        return Program(words[0]) switch
        {
            "env" or "cross-env" or "nice" or "time" or "nohup" or "setsid" or "busybox" or "command" => SkipOptions(words[1..]),
            "timeout" when SkipTimes(words[1..]) is { Length: > 1 } rest => rest[1..],
            "npx" or "bunx" or "xvfb-run" => SkipOptions(words[1..]),
            "npm" or "pnpm" or "yarn" or "bun" when second is "exec" or "x" or "dlx" => SkipOptions(words[2..]),
            "pnpm" or "yarn" when JavaScriptTools.Contains(second) => words[1..],
            "bundle" when second == "exec" => words[2..],
            "poetry" or "uv" or "pipenv" or "hatch" or "pdm" or "rye" when second == "run" => SkipOptions(words[2..]),
            "python" or "python3" when second == "-m" => words[2..],
            var name when Interpreters.Contains(name) && second.Contains('/') && IsInstalledTool(second) => words[1..],
            _ => words,
        };
    }

    // `-k 5` and `-s KILL` have a word of their own.
    private static Span<string> SkipTimes(Span<string> words)
    {
        while (words.Length > 0 && words[0].StartsWith('-'))
        {
            words = words[(words[0] is "-k" or "-s" && words.Length > 1 ? 2 : 1)..];
        }

        return words;
    }

    private static bool IsInstalledTool(string path) =>
        path.Contains("node_modules/", StringComparison.Ordinal) || path.Contains("vendor/bin/", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal);

    private static Span<string> SkipOptions(Span<string> words)
    {
        while (words.Length > 0 && words[0].StartsWith('-'))
        {
            words = words[1..];
        }

        return words;
    }

    private static bool IsAssignment(string word)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && word.AsSpan(0, at).IndexOfAnyExcept(NameCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
