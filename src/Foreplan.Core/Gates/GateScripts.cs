using System.Text.Json;
using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Checks.Commands;
using Foreplan.Plans;
using Foreplan.Text;

namespace Foreplan.Gates;

/// <summary>What a gate's command really starts: scripts of package.json and recipes of a Makefile, with those that they start, and shell scripts of the repository.</summary>
internal static partial class GateScripts
{
    private static readonly string[] Makefiles = ["GNUmakefile", "makefile", "Makefile"];

    private static readonly string[] RunnerKeys = ["jest", "vitest", "mocha", "ava", "nyc", "c8", "tap"];

    /// <summary>The parts by file and name, such as <c>package.json</c>, <c>scripts.test</c>.</summary>
    public static IReadOnlyDictionary<(string File, string Name), string> Of(IEnumerable<Gate> gates, ITree tree)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var gate in gates.SelectMany(ShellPieces.Of).Where(gate => gate.Words.Count > 0))
        {
            var words = CommandWords.Unwrap(gate.Words);
            if (PackageScript.Of(words, gate.Folder) is { } script)
            {
                Package(script, tree, found);
            }
            else if (words is ["make" or "gmake", ..])
            {
                Make(words, gate.Folder, tree, found);
            }
        }

        return found;
    }

    /// <summary>The files of the repository that gates start as programs.</summary>
    public static IReadOnlySet<string> Files(IEnumerable<Gate> gates) =>
        gates.SelectMany(ShellPieces.Of).SelectMany(gate => gate.Words.Take(3).Where(word => !word.StartsWith('-') && word.Contains('.', StringComparison.Ordinal))
            .Select(word => GateInPlace.Resolve(gate.Folder, word))).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>True when recipes name a file as a word, such as <c>node scripts/lint.js</c>. A folder that they change to is not followed.</summary>
    public static bool Starts(string recipes, string path) =>
        recipes.Split([' ', '\t', '\n', ';', '&', '|', '(', ')', '"', '\'']).Any(word => word == path || word == "./" + path);

    private static void Package(PackageScript wanted, ITree tree, Dictionary<(string, string), string> found)
    {
        var file = wanted.Folder.Length == 0 ? "package.json" : $"{wanted.Folder}/package.json";
        if (Text(tree, file) is not { } json || PackageScript.Read(json) is not { } scripts)
        {
            return;
        }

        var open = new Queue<string>([$"pre{wanted.Script}", wanted.Script, $"post{wanted.Script}"]);
        while (open.TryDequeue(out var name))
        {
            if (scripts.TryGetValue(name, out var text) && found.TryAdd((file, $"scripts.{name}"), text))
            {
                foreach (Match started in Started().Matches(text))
                {
                    open.Enqueue(started.Groups["name"].Value);
                }
            }
        }

        foreach (var key in RunnerKeys)
        {
            if (Value(json, key) is { } settings)
            {
                found.TryAdd((file, key), settings);
            }
        }
    }

    private static void Make(IReadOnlyList<string> words, string folder, ITree tree, Dictionary<(string, string), string> found)
    {
        var file = Makefiles.Select(name => folder.Length == 0 ? name : $"{folder}/{name}").FirstOrDefault(path => tree.Exists(path));
        if (file is null || Text(tree, file) is not { } text || words.Any(word => word is "-C" or "-f"))
        {
            return;
        }

        var rules = Rules(text);
        var open = new Queue<string>(words.Skip(1).Where(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal)).DefaultIfEmpty(rules.Keys.FirstOrDefault(name => name[0] != '.') ?? ""));
        while (open.TryDequeue(out var name))
        {
            if (rules.TryGetValue(name, out var rule) && found.TryAdd((file, name), rule.Recipe))
            {
                rule.Needs.ForEach(open.Enqueue);
            }
        }
    }

    private static Dictionary<string, (List<string> Needs, string Recipe)> Rules(string makefile)
    {
        var rules = new Dictionary<string, (List<string> Needs, string Recipe)>(StringComparer.Ordinal);
        string[] current = [];
        foreach (var line in makefile.Split('\n'))
        {
            if (line.StartsWith('\t'))
            {
                foreach (var name in current)
                {
                    rules[name] = (rules[name].Needs, rules[name].Recipe + line.Trim() + "\n");
                }
            }
            else if (Rule().Match(line) is { Success: true } rule)
            {
                current = rule.Groups["names"].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                foreach (var name in current)
                {
                    rules.TryAdd(name, ([.. rule.Groups["needs"].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)], ""));
                }
            }
        }

        return rules;
    }

    private static string? Value(string json, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.TryGetProperty(key, out var value) ? value.GetRawText() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(ITree tree, string path) => tree.Read(path) is { } bytes ? SourceText.Decode(path, bytes).Text : null;

    [GeneratedRegex(@"\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+|run-script\s+)?(?:-\S+\s+)*(?<name>[\w:.\-]+)")]
    private static partial Regex Started();

    [GeneratedRegex(@"^(?<names>[^\s#=:][^#=:]*?)\s*::?(?!=)(?<needs>[^#=|]*)")]
    private static partial Regex Rule();
}
