using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Tools;

namespace Foreplan.Checks.Commands;

/// <summary>Scripts of pyproject.toml that pdm, poetry, hatch, rye and uv run, and environments of tox. An installed program is as good, so that only a slip of the pen is said.</summary>
internal sealed partial class PythonScriptCheck : ICommandCheck
{
    // Letters that a slip of the pen takes.
    private const int Slip = 2;

    public Diagnostic? Check(GateInPlace gate)
    {
        var words = gate.Gate.Words;
        var at = 0;
        while (at < words.Count && words[at] is not ("pdm" or "poetry" or "hatch" or "rye" or "uv" or "tox"))
        {
            at++;
        }

        if (at + 2 >= words.Count)
        {
            return null;
        }

        return words[at] == "tox" ? Tox(gate, words, at) : words[at + 1] == "run" && !words[at + 2].StartsWith('-') ? Script(gate, words[at + 2]) : null;
    }

    private static Diagnostic? Script(GateInPlace gate, string named)
    {
        var script = named[(named.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return gate.FindAbove(gate.Gate.Folder, "pyproject.toml") is { } manifest && gate.Text(manifest) is { } toml ? Near(gate, script, manifest, Scripts(toml)) : null;
    }

    private static Diagnostic? Tox(GateInPlace gate, IReadOnlyList<string> words, int at)
    {
        if (words[at + 1] is not ("-e" or "run") || gate.FindAbove(gate.Gate.Folder, "tox.ini") is not { } file || gate.Text(file) is not { } ini)
        {
            return null;
        }

        var named = words[at + 1] == "-e" ? words[at + 2] : at + 3 < words.Count && words[at + 2] == "-e" ? words[at + 3] : "";
        var known = Environment().Matches(ini).Select(match => match.Groups[1].Value).Concat(Listed().Match(ini).Value.Split([',', '\n', ' ', '='], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)).ToHashSet(StringComparer.Ordinal);
        return named.Split(',').Select(one => Near(gate, one, file, known)).FirstOrDefault(problem => problem is not null);
    }

    private static Diagnostic? Near(GateInPlace gate, string name, string file, HashSet<string> known)
    {
        if (known.Contains(name) || gate.PlanMayAdd(file, name))
        {
            return null;
        }

        var near = Nearest.Of(name, known, 3).Where(other => other.Length > Slip && Nearest.Distance(name, other) <= Slip).ToList();
        return near.Count > 0 ? Problems.ScriptMissing(name, file, near) : null;
    }

    // The keys of the tables that name scripts.
    private static HashSet<string> Scripts(string toml)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        var isIn = false;
        foreach (var line in toml.Split('\n'))
        {
            if (line.StartsWith('['))
            {
                var table = line.Trim().Trim('[', ']');
                isIn = table is "project.scripts" or "tool.pdm.scripts" or "tool.poetry.scripts" or "tool.rye.scripts" || (table.StartsWith("tool.hatch.", StringComparison.Ordinal) && table.EndsWith(".scripts", StringComparison.Ordinal));
            }
            else if (isIn && Key().Match(line) is { Success: true } key)
            {
                names.Add(key.Groups[1].Value);
            }
        }

        return names;
    }

    [GeneratedRegex(@"^""?([\w.\-]+)""?\s*=")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\[testenv:([\w.\-]+)\]", RegexOptions.Multiline)]
    private static partial Regex Environment();

    [GeneratedRegex(@"^env_?list\s*=.*(?:\n[ \t]+.*)*", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
