using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Tools;

namespace Foreplan.Checks.Commands;

/// <summary>Scripts and recipes by name: composer, just, deno, task, and the sessions of nox.</summary>
internal sealed partial class NamedScriptCheck : ICommandCheck
{
    private static readonly HashSet<string> ComposerVerbs = new(StringComparer.Ordinal)
    {
        "install", "update", "require", "remove", "validate", "show", "audit", "outdated", "dump-autoload", "dumpautoload", "check-platform-reqs", "diagnose", "init", "create-project", "exec", "run", "run-script", "global", "config", "licenses", "fund", "status", "why", "depends", "prohibits", "search", "archive", "browse", "home", "bump", "reinstall", "self-update", "list", "help", "about", "clear-cache",
    };

    public Diagnostic? Check(GateInPlace gate) => gate.Command.ToArray() switch
    {
        ["composer", "run" or "run-script", .. var rest] when First(rest) is { } script => Composer(gate, script),
        ["composer", var verb, ..] when !verb.StartsWith('-') && !ComposerVerbs.Contains(verb) => Composer(gate, verb),
        ["just", .. var rest] when First(rest) is { } recipe && !rest.Any(word => word is "-f" or "--justfile" or "-d" or "--working-directory") => Recipe(gate, recipe, Just(), "justfile", "Justfile", ".justfile"),
        ["deno", "task", .. var rest] when First(rest) is { } task => Deno(gate, task),
        ["task", .. var rest] when First(rest) is { } task && !rest.Any(word => word.StartsWith('-')) => Recipe(gate, task, Task(), "Taskfile.yml", "Taskfile.yaml", "taskfile.yml"),
        ["nox", "-s" or "--session", var session, ..] => Recipe(gate, session.Split('-')[0], Nox(), "noxfile.py"),
        _ => null,
    };

    private static string? First(IEnumerable<string> words) => words.FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal));

    private static Diagnostic? Composer(GateInPlace gate, string script) =>
        gate.FindAbove(gate.Gate.Folder, "composer.json") is { } manifest && gate.Text(manifest) is { } json && PackageScript.Names(json, "scripts") is { } names && !names.Contains(script) && !gate.PlanMayAdd(manifest, script)
            ? Problems.ScriptMissing(script, manifest, Nearest.Of(script, names, 3))
            : null;

    private static Diagnostic? Deno(GateInPlace gate, string task) =>
        gate.FindAbove(gate.Gate.Folder, "deno.json", "deno.jsonc") is { } manifest && gate.Text(manifest) is { } json && PackageScript.Names(json, "tasks") is { } names && !names.Contains(task) && !gate.PlanMayAdd(manifest, task)
            ? Problems.ScriptMissing(task, manifest, Nearest.Of(task, names, 3))
            : null;

    private static Diagnostic? Recipe(GateInPlace gate, string recipe, Regex names, params string[] files)
    {
        if (gate.FindAbove(gate.Gate.Folder, files) is not { } file)
        {
            return Problems.ManifestMissing(gate.Command[0], $"a {files[0]}", gate.Gate.Folder);
        }

        if (gate.Text(file) is not { } text || Import().IsMatch(text))
        {
            return null;
        }

        var known = names.Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return known.Contains(recipe) || gate.PlanMayAdd(file, recipe) ? null : Problems.TargetMissing(recipe, file, Nearest.Of(recipe, known, 3));
    }

    [GeneratedRegex(@"^@?([A-Za-z_][\w\-]*)[^:=\n]*:(?!=)|^alias\s+([\w\-]+)", RegexOptions.Multiline)]
    private static partial Regex Just();

    [GeneratedRegex(@"^  ([\w:\-]+):", RegexOptions.Multiline)]
    private static partial Regex Task();

    [GeneratedRegex(@"^def\s+(\w+)\s*\(\s*session", RegexOptions.Multiline)]
    private static partial Regex Nox();

    [GeneratedRegex(@"^(?:import|mod|alias)\b|^includes:|session\(.*name\s*=", RegexOptions.Multiline)]
    private static partial Regex Import();
}
