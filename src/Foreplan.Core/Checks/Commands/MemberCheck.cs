using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Tools;

namespace Foreplan.Checks.Commands;

/// <summary>The package or module of a workspace that a command names: cargo -p, npm -w, mvn -pl, gradle :module:task.</summary>
internal sealed partial class MemberCheck : ICommandCheck
{
    public Diagnostic? Check(GateInPlace gate)
    {
        var words = gate.Command;
        return words is [] ? null : words[0] switch
        {
            "cargo" => Named(words, "-p", "--package").Select(name => Cargo(gate, name)).FirstOrDefault(found => found is not null),
            "npm" or "pnpm" or "yarn" => Named(words, "-w", "--workspace", "--filter", "-F").Select(name => Node(gate, name)).FirstOrDefault(found => found is not null),
            "mvn" or "mvnw" => Named(words, "-pl", "--projects").SelectMany(list => list.Split(',')).Select(name => Folder(gate, name.TrimStart('!', '?', ':'), name.Contains(':', StringComparison.Ordinal), "pom.xml")).FirstOrDefault(found => found is not null),
            "gradle" or "gradlew" => words.Skip(1).Select(word => Module().Match(word)).Where(match => match.Success).Select(match => Gradle(gate, match.Groups["module"].Value)).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    private static IEnumerable<string> Named(IReadOnlyList<string> words, params string[] options)
    {
        for (var at = 1; at < words.Count && words[at] != "--"; at++)
        {
            if (options.Contains(words[at]) && at + 1 < words.Count)
            {
                yield return words[++at];
            }
            else if (options.FirstOrDefault(option => words[at].StartsWith(option + "=", StringComparison.Ordinal)) is { } option)
            {
                yield return words[at][(option.Length + 1)..];
            }
        }
    }

    private static Diagnostic? Cargo(GateInPlace gate, string name)
    {
        var known = Names(gate, "Cargo.toml", CargoName());
        return known is null || known.Contains(name.Split('@')[0]) ? null : Problems.MemberMissing(name, "Cargo.toml", Nearest.Of(name, known, 3));
    }

    private static Diagnostic? Node(GateInPlace gate, string name)
    {
        if (name.AsSpan().ContainsAny('*', '{', '!') || name.StartsWith('.') || name.Contains("...", StringComparison.Ordinal) || GateInPlace.Resolve(gate.Gate.Folder, name) is { } folder && gate.Files.HasFolder(folder))
        {
            return null;
        }

        var known = Names(gate, "package.json", NodeName());
        return known is null || known.Contains(name) ? null : Problems.MemberMissing(name, "package.json", Nearest.Of(name, known, 3));
    }

    private static Diagnostic? Gradle(GateInPlace gate, string module) => Folder(gate, module.Replace(':', '/'), false, "settings.gradle");

    // A build may give a module another folder: only where nothing of that name is anywhere is it said to be missing.
    private static Diagnostic? Folder(GateInPlace gate, string name, bool isArtifact, string manifest)
    {
        var last = name[(name.LastIndexOf('/') + 1)..];
        var isThere = gate.Resolve(name) is { } path && gate.Files.HasFolder(path);
        return isThere || gate.Files.Paths.Any(path => path.Contains($"{last}/", StringComparison.Ordinal) || (path.EndsWith(manifest, StringComparison.Ordinal) && gate.Text(path)?.Contains(last, StringComparison.Ordinal) == true))
            || (isArtifact && gate.Files.Paths.Any(path => path.EndsWith("pom.xml", StringComparison.Ordinal) && gate.Text(path)?.Contains($">{last}<", StringComparison.Ordinal) == true))
            || gate.Files.Paths.Any(path => path.StartsWith("settings.gradle", StringComparison.Ordinal) && gate.Text(path)?.Contains(last, StringComparison.Ordinal) == true)
            ? null
            : Problems.MemberMissing(name, manifest, []);
    }

    private static HashSet<string>? Names(GateInPlace gate, string manifest, Regex name)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in gate.Files.Paths.Where(path => path == manifest || path.EndsWith("/" + manifest, StringComparison.Ordinal)))
        {
            // A manifest to come gives a name that is not known.
            if (gate.Text(path) is not { } text)
            {
                return null;
            }

            found.UnionWith(name.Matches(text).Select(match => match.Groups[1].Value));
        }

        return found;
    }

    [GeneratedRegex(@"^\s*name\s*=\s*""([^""]+)""", RegexOptions.Multiline)]
    private static partial Regex CargoName();

    [GeneratedRegex(@"""name""\s*:\s*""([^""]+)""")]
    private static partial Regex NodeName();

    [GeneratedRegex(@"^:?(?<module>[\w.\-]+(?::[\w.\-]+)*):[\w\-]+$")]
    private static partial Regex Module();
}
