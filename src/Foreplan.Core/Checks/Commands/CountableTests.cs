using Foreplan.Gates;

namespace Foreplan.Checks.Commands;

/// <summary>Answers whether a command's passed tests can be counted, looking into scripts and targets.</summary>
internal static class CountableTests
{
    private const int DeepestScript = 4;

    private static readonly char[] Blanks = [' ', '\t', '\n'];

    // They start other programs from files of their own; the output tells.
    private static readonly HashSet<string> Delegating = new(StringComparer.Ordinal)
    {
        "make", "gmake", "just", "task", "tox", "nox", "turbo", "nx", "lerna", "rush", "moon", "composer", "rake", "rails", "hatch", "invoke",
        "bash", "sh", "zsh", "node", "tsx", "ts-node", "python", "python3", "ruby", "php", "npm", "pnpm", "yarn", "docker", "podman",
    };

    /// <summary>False only when the runner is known to be none that can be counted.</summary>
    public static bool MayBeCounted(GateInPlace gate) => MayBeCounted(gate, gate.Gate.Words, gate.Gate.Folder, DeepestScript);

    public static bool IsGoWithoutNames(GateInPlace gate) =>
        gate.Command is ["go", "test", ..] && !gate.Command.Any(word => word is "-v" or "-json" or "-v=true" or "-test.v");

    private static bool MayBeCounted(GateInPlace gate, IReadOnlyList<string> words, string folder, int depth)
    {
        if (words.Count == 0 || depth == 0 || Enumerable.Range(0, words.Count).Any(at => TestCount.RunnerOf([.. words.Skip(at)]) is not null))
        {
            return true;
        }

        if (words is ["sh" or "bash", "-c", var script, ..])
        {
            return Pieces(script).Any(piece => MayBeCounted(gate, piece, folder, depth - 1));
        }

        var command = CommandWords.Unwrap(words);
        if (Enumerable.Range(0, command.Count).Select(at => PackageScript.Of([.. command.Skip(at)], folder)).OfType<PackageScript>().FirstOrDefault() is { } wanted)
        {
            return gate.FindAbove(wanted.Folder, "package.json") is not { } manifest
                || gate.Text(manifest) is not { } json
                || PackageScript.Read(json) is not { } scripts
                || gate.PlanMayAdd(manifest, wanted.Script)
                || (scripts.TryGetValue(wanted.Script, out var text) ? Pieces(text).Any(piece => MayBeCounted(gate, piece, wanted.Folder, depth - 1)) : wanted.IsCertain);
        }

        return words[0].Contains('/', StringComparison.Ordinal) ? !words[0].EndsWith("gradlew", StringComparison.Ordinal)
            : command is ["dotnet", "run" or "exec", ..] || (command is [var program, ..] && Delegating.Contains(program));
    }

    private static IEnumerable<string[]> Pieces(string script) =>
        script.Split(["&&", "||", ";", "|", "\n"], StringSplitOptions.RemoveEmptyEntries)
            .Select(piece => piece.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            .Where(piece => piece.Length > 0);
}
