namespace Foreplan.Workspace.Git;

/// <summary>A path that a tool or a document names, checked before it touches the disk.</summary>
internal static class RelativePath
{
    /// <summary>Null when the path stays inside by its words alone, else what is wrong with it.</summary>
    public static string? Fault(string path)
    {
        if (path.Length == 0)
        {
            return "it is empty";
        }

        if (path.Any(char.IsControl))
        {
            return "it holds a control character";
        }

        if (path[0] == '/' || path.Contains('\\', StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])))
        {
            return "it is not relative to the root with / between folders";
        }

        return path.Split('/').Select(ComponentFault).FirstOrDefault(fault => fault is not null);
    }

    private static string? ComponentFault(string name)
    {
        if (name is "" or "." or "..")
        {
            return $"'{name}' is no name in it";
        }

        // What git, NTFS and HFS+ take for .git.
        var plain = string.Concat(name.Where(c => c is not ((>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF')))
            .Split(':')[0].TrimEnd('.', ' ');
        return plain.Equals(".git", StringComparison.OrdinalIgnoreCase) || plain.Equals("git~1", StringComparison.OrdinalIgnoreCase)
            ? "it leads into git's own folder"
            : null;
    }
}
