using Foreplan.Diagnostics;

namespace Foreplan.Checks.Commands;

/// <summary>The file that an interpreter, or a test runner with paths, is told to run.</summary>
internal sealed class FileArgumentCheck : ICommandCheck
{
    private static readonly string[] AsWritten = [""];

    private static readonly string[] NodeEndings = [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx", ".tsx"];

    private static readonly Dictionary<string, Interpreter> Interpreters = new(StringComparer.Ordinal)
    {
        ["node"] = new(["-e", "--eval", "-p", "--print", "-v", "--version", "-h", "--help"], ["-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--test-name-pattern", "--test-skip-pattern", "--test-reporter", "--test-reporter-destination"], ["", ".js", ".json", "/index.js", "/package.json"]),
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

    public Diagnostic? Check(GateInPlace gate) =>
        Arguments(gate.Command)
            .Select(argument => (Argument: argument.Text, argument.Endings, Path: gate.Resolve(argument.Text)))
            .Where(found => found.Path is { Length: > 0 } path && !IsThere(gate, path, found.Endings) && !gate.MayBeMade(path))
            .Select(found => Problems.CommandFileMissing(found.Argument, gate.Near(found.Path ?? "")))
            .FirstOrDefault();

    private static bool IsThere(GateInPlace gate, string path, string[] endings) =>
        Array.Exists(endings, ending => gate.Files.Exists(path + ending)) || (endings.Length != 1 && gate.Files.HasFolder(path));

    private static IEnumerable<(string Text, string[] Endings)> Arguments(IReadOnlyList<string> words)
    {
        switch (words)
        {
            case ["node", ..] when words.Contains("--test"):
                return words.Skip(1).Where(word => !word.StartsWith('-') && !IsPattern(word) && Array.Exists(NodeEndings, ending => word.EndsWith(ending, StringComparison.Ordinal))).Select(word => (word, AsWritten));
            case ["pytest", ..]:
                return words.Skip(1).Where((word, at) => !word.StartsWith('-') && !words[at].StartsWith('-'))
                    .Select(word => word.Split("::")[0]).Where(word => word.EndsWith(".py", StringComparison.Ordinal) && !IsPattern(word)).Select(word => (word, AsWritten));
            case ["go", "test" or "vet" or "build" or "run", ..]:
                return words.Skip(2).Where(word => word.StartsWith("./", StringComparison.Ordinal) && word.Trim('.', '/').Length > 0)
                    .Select(word => (word.EndsWith("/...", StringComparison.Ordinal) ? word[..^4] : word, Array.Empty<string>()));
            case [var program, ..] when Interpreters.TryGetValue(program, out var interpreter):
                return interpreter.ScriptOf(words) is { } script && !IsPattern(script) ? [(script, interpreter.Endings)] : [];
            default:
                return [];
        }
    }

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
