using Foreplan.Gates;
using Foreplan.Plans;

namespace Foreplan.Checks.Commands;

/// <summary>A gate with the files as they are when it runs.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Files">The tree with what the phases up to its own change.</param>
/// <param name="Earlier">The gates that run before it, which may make files.</param>
internal sealed record GateInPlace(Gate Gate, PlannedFiles Files, IReadOnlyList<Gate> Earlier)
{
    // Folders that builds and package managers fill, which no commit holds.
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        "node_modules", "vendor", ".venv", "venv", "env", ".tox", "target", "build", "_build", "dist", "out", "bin", "obj", "artifacts", "publish", ".next", "coverage", "tmp",
    };

    private static readonly char[] Between = [' ', '"', '\'', '>', '<', '=', ';', '&', '|', '(', ')'];

    /// <summary>The words without <c>env</c>, <c>npx</c> and the like; the program without its folder.</summary>
    public IReadOnlyList<string> Command { get; } = CommandWords.Unwrap(Gate.Words);

    /// <summary>A path of the command line from the repository's root; null when it leaves the repository or is absolute.</summary>
    public string? Resolve(string argument) => Resolve(Gate.Folder, argument);

    public static string? Resolve(string folder, string argument)
    {
        if (argument.StartsWith('/') || argument.StartsWith('~'))
        {
            return null;
        }

        var parts = new List<string>();
        foreach (var part in $"{folder}/{argument}".Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>True when the path may come from a build, a setup or an earlier command rather than from a commit.</summary>
    public bool MayBeMade(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.Length == 0)
        {
            return false;
        }

        return IsInMadeFolder(path.Length == name.Length ? "" : path[..^(name.Length + 1)])
            || Earlier.Any(gate => gate.Text.Contains(name, StringComparison.Ordinal) && gate.Text.Split(Between).Any(word => Has(word, name) && !IsThere(gate, word)))
            || Files.Tree.Ignores(path);
    }

    // What an earlier command reads is not made by it.
    private bool IsThere(Gate gate, string word) => Resolve(gate.Folder, word) is { } path && (Files.Exists(path) || Files.HasFolder(path));

    public static bool IsInMadeFolder(string folder) =>
        folder.Split('/').Any(part => Made.Contains(part) || part.StartsWith("cmake-build", StringComparison.Ordinal) || part.StartsWith("build-", StringComparison.Ordinal));

    /// <summary>The nearest file at or above a folder; null when there is none.</summary>
    public string? FindAbove(string folder, params ReadOnlySpan<string> names)
    {
        for (var at = folder; ; at = at.Contains('/', StringComparison.Ordinal) ? at[..at.LastIndexOf('/')] : "")
        {
            foreach (var name in names)
            {
                var path = at.Length == 0 ? name : $"{at}/{name}";
                if (Files.Exists(path))
                {
                    return path;
                }
            }

            if (at.Length == 0)
            {
                return null;
            }
        }
    }

    /// <summary>The text of a file as the base commit has it; null when only the plan makes it.</summary>
    public string? Text(string path) => Files.MakerOf(path) is null ? Files.Tree.Text(path) : null;

    /// <summary>True when the plan makes the file, or changes it and speaks of the word elsewhere than in a gate.</summary>
    public bool PlanMayAdd(string path, string word) =>
        Files.MakerOf(path) is not null || Files.ChangersOf(path).Any(phase => Says(phase, word));

    public IReadOnlyList<string> Near(string path) => Files.Near(path);

    private static bool Says(Phase phase, string word) =>
        phase.Steps.Any(step => Has(step.Text, word)) || Has(phase.Intent, word) || phase.Excerpts.Any(excerpt => excerpt.IsRequiredText && Has(excerpt.Content, word));

    private static bool Has(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
