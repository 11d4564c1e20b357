using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Commands;

/// <summary>The file that an interpreter, or a test runner with paths, is told to run.</summary>
internal sealed class FileArgumentCheck : ICommandCheck
{
    private static readonly string[] AsWritten = [""];

    private static readonly string[] AlsoFolder = ["", ".py"];

    private static readonly HashSet<string> PytestFlags = new(StringComparer.Ordinal)
    {
        "--lf", "--last-failed", "--ff", "--failed-first", "--nf", "--sw", "--stepwise", "--exitfirst", "--verbose", "--quiet", "--no-header", "--no-summary", "--no-cov", "--strict-markers", "--strict-config", "--strict", "--disable-warnings", "--collect-only", "--co", "--showlocals", "--runslow",
    };

    private static readonly string[] NodeEndings = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx", ".tsx"];

    private static readonly System.Buffers.SearchValues<char> OfExpressions = System.Buffers.SearchValues.Create("\\^$|([");

    private static readonly HashSet<string> NodeValues = new(StringComparer.Ordinal) { "-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--test-name-pattern", "--test-skip-pattern", "--test-reporter", "--test-reporter-destination" };

    private static readonly Dictionary<string, Interpreter> Interpreters = new(StringComparer.Ordinal)
    {
        ["node"] = new(["--run", "-e", "--eval", "-p", "--print", "-v", "--version", "-h", "--help"], ["-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--test-name-pattern", "--test-skip-pattern", "--test-reporter", "--test-reporter-destination"], ["", ".js", ".json", "/index.js", "/package.json"]),
        ["tsx"] = new(["-e", "--eval"], ["-r", "--import", "--tsconfig"], ["", ".ts", ".js", "/index.ts"]),
        ["ts-node"] = new(["-e", "-p"], ["-r", "-P", "--project", "-O"], ["", ".ts", "/index.ts"]),
        ["python"] = new(["-c", "-m", "-V", "--version"], ["-W", "-X"], ["", "/__main__.py"]),
        ["python3"] = new(["-c", "-m", "-V", "--version"], ["-W", "-X"], ["", "/__main__.py"]),
        ["bash"] = new(["-c", "-lc", "-ec", "-s", "--version"], ["-o", "-O"], [""]),
        ["sh"] = new(["-c", "-lc", "-ec", "-s"], ["-o"], [""]),
        ["zsh"] = new(["-c", "-lc", "-s"], ["-o"], [""]),
        ["ruby"] = new(["-e", "-v", "--version"], ["-I", "-r"], [""]),
        ["perl"] = new(["-e", "-E", "-v"], ["-I", "-M"], [""]),
        ["php"] = new(["-r", "-v", "-S", "-m", "-i"], ["-d", "-c"], [""]),
    };

    public Diagnostic? Check(GateInPlace gate) => Named(gate) ?? Filtered(gate);

    // Runners take a part of a path: what is in no path at all runs nothing.
    private static Diagnostic? Filtered(GateInPlace gate)
    {
        var words = gate.Command.ToArray();
        var filters = words switch
        {
            ["vitest" or "jest" or "mocha", .. var rest] => rest,
            ["npm", "test" or "t", "--", .. var rest] => rest,
            ["npm", "run" or "run-script", var script, "--", .. var rest] when script.Contains("test", StringComparison.Ordinal) => rest,
            _ => [],
        };
        return Plain(filters, 0, _ => true)
            .Where(word => word.Contains('/', StringComparison.Ordinal) && IsNodeFile(word) && !IsPattern(word) && !word.AsSpan().ContainsAny(OfExpressions))
            .Select(word => word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word)
            .Where(word => !word.StartsWith("..", StringComparison.Ordinal) && gate.Resolve(word) is { } path && !gate.Files.Paths.Any(file => file.Contains(word, StringComparison.Ordinal)) && !gate.MayBeMade(path))
            .Select(word => Problems.CommandFileMissing(word, gate.Near(gate.Resolve(word) ?? "")))
            .FirstOrDefault();
    }

    private static Diagnostic? Named(GateInPlace gate) =>
        Arguments(gate.Command)
            .Select(argument => (Argument: argument.Text, argument.Endings, Path: gate.Resolve(argument.Text)))
            .Where(found => found.Path is { Length: > 0 } path && !IsThere(gate, path, found.Endings) && !gate.MayBeMade(path))
            .Select(found => Problems.CommandFileMissing(found.Argument, gate.Near(found.Path ?? "")))
            .FirstOrDefault();

    private static bool IsThere(GateInPlace gate, string path, string[] endings) =>
        (IsPattern(path) && (!Glob.TryParse(path, out var glob, out _) || gate.Files.Paths.Any(glob.IsMatch)))
        || Array.Exists(endings, ending => gate.Files.Exists(path + ending)) || (endings.Length != 1 && gate.Files.HasFolder(path));

    private static IEnumerable<(string Text, string[] Endings)> Arguments(IReadOnlyList<string> words)
    {
        switch (words)
        {
            case ["node", ..] when words.Contains("--test"):
                return Plain(words, 1, word => NodeValues.Contains(word)).Where(word => IsPattern(word) ? word.Contains('/', StringComparison.Ordinal) : IsNodeFile(word) || word.EndsWith('/'))
                    .Select(word => (word, IsNodeFile(word) ? AsWritten : AlsoFolder));
            case ["pytest", ..]:
                return Plain(words, 1, word => !PytestFlags.Contains(word) && !word.Contains('=', StringComparison.Ordinal) && !IsManyFlags(word))
                    .Select(word => word.Split("::")[0]).Where(word => !IsPattern(word) && (word.EndsWith(".py", StringComparison.Ordinal) || (word.Contains('/', StringComparison.Ordinal) && !word.Contains('.', StringComparison.Ordinal))))
                    .Select(word => (word.TrimEnd('/'), word.EndsWith(".py", StringComparison.Ordinal) ? AsWritten : AlsoFolder));
            case ["go", "test" or "vet" or "build" or "run", ..]:
                return words.Skip(2).Where(word => word.StartsWith("./", StringComparison.Ordinal) && word.Trim('.', '/').Length > 0)
                    .Select(word => (word.EndsWith("/...", StringComparison.Ordinal) ? word[..^4] : word, Array.Empty<string>()));
            case [var program, ..] when Interpreters.TryGetValue(program, out var interpreter):
                return interpreter.ScriptOf(words) is { } script && !IsPattern(script) ? [(script, interpreter.Endings)] : [];
            default:
                return [];
        }
    }

    // Without options, and without what stands behind one that may take it.
    private static IEnumerable<string> Plain(IReadOnlyList<string> words, int from, Func<string, bool> takesNext)
    {
        for (var at = from; at < words.Count; at++)
        {
            if (!words[at].StartsWith('-') && (at == from || !words[at - 1].StartsWith('-') || !takesNext(words[at - 1])))
            {
                yield return words[at];
            }
        }
    }

    private static bool IsNodeFile(string word) => Array.Exists(NodeEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    // `-qx`, `-vv`, `-ra`.
    private static bool IsManyFlags(string word) => word is ['-', not '-', ..] && (word[1] == 'r' || word.AsSpan(1).IndexOfAnyExcept("qvxsl") < 0);

    private static bool IsPattern(string word) => word.AsSpan().ContainsAny('*', '?', '{');

    private sealed record Interpreter(string[] WithoutFile, string[] WithValue, string[] Endings)
    {
        public string? ScriptOf(IReadOnlyList<string> words)
        {
            for (var at = 1; at < words.Count; at++)
            {
                if (WithoutFile.Contains(words[at]) || words[at] == "-")
                {
                    return null;
                }

                if (WithValue.Contains(words[at]))
                {
                    at++;
                }
                else if (!words[at].StartsWith('-') && words[at] is not ("watch" or "run" or "inspect"))
                {
                    return words[at];
                }
            }

            return null;
        }
    }
}
