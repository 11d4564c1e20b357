using System.Text.RegularExpressions;

namespace Foreplan.Gates;

/// <summary>Variables and targets of make that change what every recipe is run by.</summary>
internal static partial class MakeSettings
{
    /// <summary>The part of a Makefile's line that lets a failure pass; null when there is none, as where the shell is a shell.</summary>
    public static string? Fools(string path, string line)
    {
        if (!Makefile().IsMatch(path) || line.StartsWith('\t'))
        {
            return null;
        }

        if (line.StartsWith(".IGNORE", StringComparison.Ordinal))
        {
            return ".IGNORE";
        }

        return Variable().Match(line) is { Success: true } set && !(set.Groups["name"].Value switch
        {
            "SHELL" => Shell(),
            ".SHELLFLAGS" => ShellFlags(),
            _ => MakeFlags(),
        }).IsMatch(set.Groups["value"].Value) ? set.Value.Trim() : null;
    }

    [GeneratedRegex(@"(?:^|/)(?:GNUm|M|m)akefile$|\.mk$")]
    private static partial Regex Makefile();

    [GeneratedRegex(@"^(?:[^=#\t]*:\s*)?(?:(?:export|override|private)\s+)*(?<name>SHELL|\.SHELLFLAGS|(?:GNU)?MAKEFLAGS)\s*[:?+!]*=\s*(?<value>[^#]*?)\s*(?:#.*)?$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:\S*/env\s+)?(?:\S*/)?(?:ba|da|z|k|a|pw)?sh(?:\.exe)?$|^\$\((?:shell (?:which|command -v|type -p) \w*sh|SHELL)\)$")]
    private static partial Regex Shell();

    // Of the letters none keeps the shell from running what it is given, and `c` gives it.
    [GeneratedRegex(@"^(?=.*-[a-z]*c$)(?:-[euxvol]*c?|pipefail|errexit|nounset|inherit_errexit|-O|\s)*$")]
    private static partial Regex ShellFlags();

    [GeneratedRegex(@"^(?:--no-\S+|--warn-\S+|--silent|--quiet|--jobs\S*|--output-sync\S*|--load-average\S*|-j\s*\d*|-O\w*|-[rRskws]+|-l\s*\d+|--keep-going|--environment-overrides|\$\(\w+\)|[rRskw]+|\s)*$")]
    private static partial Regex MakeFlags();
}
