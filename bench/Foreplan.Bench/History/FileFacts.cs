using System.Text.RegularExpressions;
using Foreplan.Checks;
using Foreplan.Text;

namespace Foreplan.Bench.History;

/// <summary>What is true of files before a change: names that stand in them, lines, and commands that work on them.</summary>
/// <param name="before">The files.</param>
/// <param name="dice">Which of it is taken.</param>
internal sealed partial class FileFacts(ITree before, Dice dice)
{
    private const int LongestExcerpt = 8;

    /// <summary>Names with a hump that stand in a file.</summary>
    public IReadOnlyList<string> Symbols(string path) => !path.EndsWith(".cs", StringComparison.Ordinal) ? [] :
        [.. Lines(path).SelectMany(line => Declared().Matches(line)).Select(match => match.Groups["name"].Value).Distinct().Take(12)];

    /// <summary>Some lines of a file, as <c>from-to</c>.</summary>
    public string Range(string path)
    {
        var count = Math.Max(1, Lines(path).Length);
        var from = dice.Next(count) + 1;
        var to = Math.Min(count, from + dice.Next(30));
        return from == to ? $"{from}" : $"{from}-{to}";
    }

    /// <summary>A fence with lines of a file that stand at one place of it; null when there are none.</summary>
    public string? Excerpt(string path)
    {
        var lines = Lines(path);
        for (var attempt = 0; attempt < 20 && lines.Length > 2; attempt++)
        {
            var length = Math.Min(lines.Length, 3 + dice.Next(LongestExcerpt - 2));
            var from = dice.Next(lines.Length - length + 1);
            var quoted = lines[from..(from + length)];
            if (quoted[0].Trim().Length > 3 && quoted[^1].Trim().Length > 3 && !quoted.Any(line => line.Contains("```", StringComparison.Ordinal)) && Times(lines, quoted) == 1)
            {
                return $"```{(path.EndsWith(".cs", StringComparison.Ordinal) ? "csharp" : "text")} {path}:{from + 1}-{from + length}\n{Secrets.Replace(string.Join('\n', quoted))}\n```\n";
            }
        }

        return null;
    }

    /// <summary>A pattern that matches two files or more of a group's folder; null when there is none.</summary>
    public string? Glob(IEnumerable<Change> files) => files.Where(file => file is { Kind: "edit" } && file.Path.Contains('/', StringComparison.Ordinal))
        .Select(file => file.Path[..file.Path.LastIndexOf('/')]).Distinct()
        .Where(folder => before.Paths.Count(path => path.EndsWith(".cs", StringComparison.Ordinal) && path.StartsWith(folder + "/", StringComparison.Ordinal) && path.LastIndexOf('/') == folder.Length) > 1)
        .Select(folder => folder + "/*.cs").FirstOrDefault();

    /// <summary>Gates of a phase: commands that could be started before the change and show whether it is done.</summary>
    public IReadOnlyList<string> Commands(IReadOnlyList<Change> files)
    {
        var projects = files.Select(file => Project(file.Path)).OfType<string>().Distinct().Take(2).ToList();
        var commands = projects.Select(project => project.StartsWith("tests/", StringComparison.Ordinal) && !project.EndsWith("Server", StringComparison.Ordinal)
            ? $"`dotnet test {project}` → exit 0, at least {1 + dice.Next(9)} tests"
            : $"`dotnet build {project}` → exit 0").ToList();
        return commands.Count > 0 ? commands : [WholeCommand()];
    }

    /// <summary>A command over all.</summary>
    public string WholeCommand() =>
        before.Exists("eng/test.sh") && dice.Chance(40) ? "`bash eng/test.sh` → exit 0"
        : before.Exists("Foreplan.slnx") && dice.Chance(50) ? "`dotnet build Foreplan.slnx` → exit 0"
        : before.Paths.Any(path => path.EndsWith(".slnx", StringComparison.Ordinal)) ? "`dotnet test` → exit 0"
        : "`git diff --check` → exit 0";

    private string? Project(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            var folder = path[..slash];
            if (before.Exists($"{folder}/{folder[(folder.LastIndexOf('/') + 1)..]}.csproj"))
            {
                return folder;
            }
        }

        return null;
    }

    private static int Times(string[] lines, string[] quoted) =>
        Enumerable.Range(0, lines.Length - quoted.Length + 1).Count(from => quoted.Index().All(line => lines[from + line.Index].Trim() == line.Item.Trim()));

    private string[] Lines(string path)
    {
        var text = before.Read(path) is { } bytes ? SourceText.Decode(path, bytes).Text : "";
        return text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum|void|string|bool|int|Task|static|override|IEnumerable<\w+>)\??\s+(?<name>[A-Z][a-z0-9]+[A-Z]\w{3,40})\b")]
    private static partial Regex Declared();
}
