using System.Text;

namespace Foreplan.Tools;

/// <summary>A path that a model wrote, brought to the one form that trees use: relative, with <c>/</c>, no <c>.</c> and no <c>..</c>.</summary>
public static class TreePath
{
    private const int LongestPath = 4096;

    /// <summary>Normalizes a path; refuses what leaves the tree or reaches into <c>.git</c> on any file system.</summary>
    /// <param name="text">The path as written.</param>
    /// <param name="path">The normalized path; empty when refused.</param>
    /// <param name="why">Why it was refused, for the model; empty when it was not.</param>
    public static bool TryNormalize(string text, out string path, out string why)
    {
        path = "";
        why = Refusal(text);
        if (why.Length > 0)
        {
            return false;
        }

        var parts = text.Split('/', '\\').Where(part => part is not ("" or ".")).ToList();
        why = parts.Count == 0 ? "the path names the root, not a file"
            : parts.Contains("..") ? "a path may not hold `..`: write it from the repository's root"
            : parts.Exists(IsGit) ? "`.git` is not part of the tree"
            : "";
        if (why.Length > 0)
        {
            return false;
        }

        path = string.Join('/', parts);
        return true;
    }

    /// <summary>True when a folder's or file's name is <c>.git</c> on some file system: other case, short name, trailing dots, streams, ignorable characters.</summary>
    internal static bool IsGit(string part)
    {
        var name = Ascii.IsValid(part) ? part : new string([.. part.Where(character => !IsIgnorable(character))]);
        var stream = name.IndexOf(':', StringComparison.Ordinal);
        name = (stream < 0 ? name : name[..stream]).TrimEnd('.', ' ');
        return name.Equals(".git", StringComparison.OrdinalIgnoreCase)
            || (name.StartsWith("git~", StringComparison.OrdinalIgnoreCase) && name.Length > 4 && name.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0);
    }

    private static string Refusal(string text) => text switch
    {
        "" => "the path is empty",
        { Length: > LongestPath } => "the path is too long",
        ['\\', '\\', ..] or ['/', '/', ..] => "a network path is not in the tree: write it from the repository's root",
        ['/', ..] or ['\\', ..] => "an absolute path is not in the tree: write it from the repository's root",
        ['~'] or ['~', '/' or '\\', ..] => "`~` is not in the tree: write the path from the repository's root",
        [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ':', ..] => "a drive is not in the tree: write the path from the repository's root",
        _ when text.Any(char.IsControl) => "a path may not hold control characters",
        _ when HasLoneSurrogate(text) => "the path is not valid Unicode",
        _ => "",
    };

    private static bool HasLoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    // What HFS+ leaves out when it compares names.
    private static bool IsIgnorable(char character) =>
        character is >= '\u200c' and <= '\u200f' or >= '\u202a' and <= '\u202e' or >= '\u206a' and <= '\u206f' or '\u200b' or '\ufeff';
}
