using System.Text.RegularExpressions;
using Foreplan.Checks.Commands;
using Foreplan.Diagnostics;
using Foreplan.Gates;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules.Safety;

/// <summary>Commands of a plan stay in the tree and on this machine.</summary>
internal sealed partial class ReachRule : IPlanRule
{
    private static readonly HashSet<string> Privileged = new(StringComparer.Ordinal) { "sudo", "doas", "su", "pkexec", "runas" };

    private static readonly char[] Separators = [' ', '\t', '\n', ';', '|', '&', '(', ')', '{', '}', '`', '"', '\''];

    private static readonly string[] SystemFolders = ["/etc", "/usr", "/var", "/home", "/root", "/opt", "/srv", "/mnt", "/sys", "/boot", "/Users", "/Library", "/System", "/private", "/bin", "/sbin", "/lib"];

    public IEnumerable<Diagnostic> Check(CheckContext context) =>
        context.Gates.SelectMany(gate => Pieces(gate)
            .SelectMany(piece => Judge(piece, context.Plan.Network))
            .Concat(OfTheLine(gate))
            .Concat(Fetched(context, gate))
            .DistinctBy(found => found.Id)
            .Select(found => context.At(found, gate.Span)));

    // What the shell's own words hide is still looked at word by word.
    private static IEnumerable<Gate> Pieces(Gate gate)
    {
        var pieces = ShellPieces.Of(gate).ToList();
        return PlainShell.Given(gate.Words) is { } script && pieces.Count <= 1
            ? script.Split(Separators, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? Enumerable.Range(0, words.Length).Select(at => gate with { Words = words[at..Math.Min(words.Length, at + 6)] }).Where(piece => IsProgram(piece.Words[0])) : []
            : pieces;
    }

    // What words alone do not show: where a shell's line goes, writes and reads.
    private static IEnumerable<Diagnostic> OfTheLine(Gate gate)
    {
        if (PlainShell.Given(gate.Words) is not { } script)
        {
            yield break;
        }

        if (HomeOf().Match(script) is { Success: true } home)
        {
            yield return Problems.CommandReachesHome(home.Value);
        }

        if (FirstFolder().Match(script) is { Success: true } folder && folder.Groups["to"].Value is var to && (to == "/" || GateInPlace.Resolve(gate.Folder, to) is null) && !to.StartsWith("/tmp", StringComparison.Ordinal))
        {
            yield return Problems.CommandEscapes(to);
        }

        if (Written().Match(script) is { Success: true } written && IsOfTheSystem(written.Groups["to"].Value))
        {
            yield return Problems.CommandEscapes(written.Groups["to"].Value);
        }
    }

    private static IEnumerable<Diagnostic> Fetched(CheckContext context, Gate gate) =>
        context.Plan.Network != PlanNetwork.Gates && gate.Words is ["npx" or "bunx", "-y" or "--yes", var package, ..] && context.Files?.Text("package.json")?.Contains($"\"{package}\"", StringComparison.Ordinal) != true
            ? [Problems.CommandInstalls(Start(gate.Words))]
            : [];

    private static bool IsProgram(string word) => Privileged.Contains(word) || word is "rm" || NetworkUse.IsKnown(word);

    private static IEnumerable<Diagnostic> Judge(Gate gate, PlanNetwork network)
    {
        if (gate.Words.FirstOrDefault(word => Privileged.Contains(word)) is { } privileged && (gate.Words[0] == privileged || CommandWords.Unwrap(gate.Words) is [var first, ..] && first == privileged))
        {
            yield return Problems.CommandPrivileged(privileged);
        }

        var words = CommandWords.Unwrap([.. gate.Words.SkipWhile(Privileged.Contains)]);
        if (words is [])
        {
            yield break;
        }

        if (DangerousRemoval(gate, words) is { } target)
        {
            yield return Problems.CommandRemovesOutside(words[0] == "rm" ? $"rm -r {target}" : target);
        }

        if (words[0] == "git" && words.Contains("config") && words.Any(word => word is "--global" or "--system"))
        {
            yield return Problems.CommandReachesHome("~/.gitconfig");
        }

        switch (NetworkUse.Of(words))
        {
            case NetworkKind.Publishes:
                yield return Problems.CommandPublishes(Start(words));
                break;
            case NetworkKind.Reaches when network != PlanNetwork.Gates:
                yield return Problems.CommandUsesNetwork(Start(words));
                break;
            case NetworkKind.Installs when network != PlanNetwork.Gates:
                yield return Problems.CommandInstalls(Start(words));
                break;
            default:
                break;
        }

        foreach (var word in words.Skip(1).SelectMany(PathsIn))
        {
            if (IsHome(word))
            {
                yield return Problems.CommandReachesHome(word);
            }
            else if (word.StartsWith("../", StringComparison.Ordinal) || word == ".." || word.Contains("/../", StringComparison.Ordinal))
            {
                if (GateInPlace.Resolve(gate.Folder, word) is null && !word.StartsWith('/'))
                {
                    yield return Problems.CommandEscapes(word);
                }
            }
            else if (IsOfTheSystem(word))
            {
                yield return Problems.CommandNamesAbsolute(word);
            }
        }
    }

    private static IEnumerable<string> PathsIn(string word) =>
        word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? [word[(at + 1)..]] : [word];

    private static bool IsHome(string word) =>
        word is "~" || word.StartsWith("~/", StringComparison.Ordinal) || word.StartsWith("$HOME", StringComparison.Ordinal) || word.StartsWith("${HOME}", StringComparison.Ordinal);

    private static bool IsOfTheSystem(string word) =>
        Array.Exists(SystemFolders, folder => word.StartsWith(folder + "/", StringComparison.Ordinal) || word == folder)
        || (word.Length > 2 && char.IsAsciiLetter(word[0]) && word[1] == ':' && word[2] is '\\' or '/' && word.IndexOf("//", StringComparison.Ordinal) < 0);

    private static string? DangerousRemoval(Gate gate, IReadOnlyList<string> words)
    {
        if (words[0] is "git" && words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) is { } verb)
        {
            return (verb == "clean" && !words.Any(word => word is "-n" or "--dry-run" or "-nd" or "-ndx")) || (verb == "reset" && words.Contains("--hard")) ? string.Join(' ', words.Take(3)) : null;
        }

        if (words[0] == "find")
        {
            return words.Contains("-delete") && words.Count > 1 && (words[1].StartsWith('/') || IsHome(words[1]) || GateInPlace.Resolve(gate.Folder, words[1]) is null || (words[1] is "." && !words.Any(word => word is "-name" or "-iname" or "-path")))
                ? string.Join(' ', words.Take(3)) : null;
        }

        if (words[0] != "rm" || !words.Skip(1).Any(word => word.StartsWith('-') && word.AsSpan().ContainsAny('r', 'R')))
        {
            return null;
        }

        return words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')
            && (word is "." or "./" or "*" or "./*" or "/" or "/*" || word.StartsWith('/') || IsHome(word) || word.StartsWith('$') || word.TrimEnd('/') is ".git" or ".."
                || GateInPlace.Resolve(gate.Folder, word) is null or ""));
    }

    private static string Start(IReadOnlyList<string> words) => string.Join(' ', words.Take(3));

    [GeneratedRegex(@"(?<![\w$\\'])(?:\$HOME\b|\$\{HOME\}|~/)[\w./\-]*")]
    private static partial Regex HomeOf();

    [GeneratedRegex(@"^\s*cd\s+(?<to>\.\.[\w./\-]*|/[\w./\-]*)\s*(?:[;&|\n]|$)")]
    private static partial Regex FirstFolder();

    [GeneratedRegex(@"(?<![=\-<>])>>?\s*(?<to>/(?!dev/|tmp/|var/tmp/|proc/self/)[\w.][\w./\-]*)")]
    private static partial Regex Written();
}
