using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Tools;

namespace Foreplan.Checks.Commands;

internal sealed partial class MakeTargetCheck : ICommandCheck
{
    private static readonly string[] DefaultNames = ["GNUmakefile", "makefile", "Makefile"];

    public Diagnostic? Check(GateInPlace gate)
    {
        if (gate.Command is not ["make" or "gmake", ..])
        {
            return null;
        }

        var (folder, file, targets) = Read(gate);
        if (folder is null || GateInPlace.IsInMadeFolder(folder))
        {
            return null;
        }

        var start = folder.Length == 0 ? "" : folder + "/";
        var makefile = file is not null
            ? GateInPlace.Resolve(folder, file)
            : DefaultNames.Select(name => start + name).FirstOrDefault(gate.Files.Exists);
        if (makefile is null || !gate.Files.Exists(makefile))
        {
            // A configure step may make it.
            return gate.Files.Exists(start + "CMakeLists.txt") || gate.Files.Exists(start + "configure") || gate.Files.Exists(start + "configure.ac")
                ? null
                : Problems.ManifestMissing("make", "a Makefile", folder);
        }

        return gate.Text(makefile) is { } text && TargetsOf(text) is { } known && targets.Find(target => !known.Contains(target) && !known.Any(pattern => IsMadeBy(pattern, target))) is { } missing && !gate.PlanMayAdd(makefile, missing)
            ? Problems.TargetMissing(missing, makefile, Nearest.Of(missing, known.Where(target => target[0] != '.' && !target.Contains('%', StringComparison.Ordinal)), 3))
            : null;
    }

    /// <summary>The targets, patterns with their <c>%</c>; null when includes or variables may make others.</summary>
    public static IReadOnlySet<string>? TargetsOf(string makefile)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in makefile.Split('\n'))
        {
            if (Include().IsMatch(line))
            {
                return null;
            }

            if (Rule().Match(line) is { Success: true } rule)
            {
                if (Expanded(rule.Groups["names"].Value, makefile) is not { } names)
                {
                    return null;
                }

                targets.UnionWith(names.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return targets;
    }

    private static bool IsMadeBy(string pattern, string target) =>
        pattern.IndexOf('%', StringComparison.Ordinal) is >= 0 and var at && target.Length >= pattern.Length && target.StartsWith(pattern[..at], StringComparison.Ordinal) && target.EndsWith(pattern[(at + 1)..], StringComparison.Ordinal);

    // With the variables that the file sets to plain words; null where another one may be any name.
    private static string? Expanded(string names, string makefile)
    {
        for (var round = 0; round < 3 && names.Contains('$', StringComparison.Ordinal); round++)
        {
            names = Variable().Replace(names, used =>
                used.Groups["ending"].Success ? "%" + used.Groups["ending"].Value
                : Regex.Match(makefile, $@"^{Regex.Escape(used.Groups["name"].Value)}\s*[:?]?:?=[ \t]*(?<value>[^#\r\n\\]*)$", RegexOptions.Multiline) is { Success: true } set ? set.Groups["value"].Value
                : used.Value);
        }

        return names.Contains('$', StringComparison.Ordinal) ? null : names;
    }

    [GeneratedRegex(@"\$[({](?<name>\w+)(?::[%\w.]*=%?(?<ending>\.\w+))?[)}]")]
    private static partial Regex Variable();

    private static (string? Folder, string? File, List<string> Targets) Read(GateInPlace gate)
    {
        string? folder = gate.Gate.Folder, file = null;
        var targets = new List<string>();
        for (var at = 1; at < gate.Command.Count; at++)
        {
            var word = gate.Command[at];
            var next = at + 1 < gate.Command.Count ? gate.Command[at + 1] : "";
            switch (word)
            {
                case "-C" or "--directory":
                    folder = GateInPlace.Resolve(folder ?? "", next);
                    at++;
                    break;
                case "-f" or "--file" or "--makefile":
                    file = next;
                    at++;
                    break;
                case "-j" or "-l" or "-k" when next.Length > 0 && next.All(char.IsAsciiDigit):
                    at++;
                    break;
                case var _ when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal):
                    targets.Add(word);
                    break;
                default:
                    break;
            }
        }

        return (folder, file, targets);
    }

    [GeneratedRegex(@"^\s*[-s]?include\s|^\s*\$\(eval|^\s*\$\(call")]
    private static partial Regex Include();

    [GeneratedRegex(@"^(?<names>[^\s#=:][^#=:]*?)\s*::?(?!=)")]
    private static partial Regex Rule();
}
