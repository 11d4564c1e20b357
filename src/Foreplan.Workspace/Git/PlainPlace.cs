using Foreplan.Workspace.Processes;

namespace Foreplan.Workspace.Git;

/// <summary>Finds a repository of the plainest kind by looking at its files: a <c>.git</c> folder that holds everything itself, and a configuration that says nothing of where its parts are. About any other, git is asked: a process costs more than all else that a short command does.</summary>
internal static class PlainPlace
{
    // What may lead elsewhere, or asks for what only git knows. A branch of such a name costs no more than the question to git.
    private static readonly string[] Telling = ["include", "extensions", "worktree"];

    /// <summary>Null when git must be asked, also when there is no repository.</summary>
    public static RepositoryPlace? Find(string folder)
    {
        try
        {
            for (var at = OperatingSystem.IsWindows() ? null : RealPath.Of(folder); at is not null; at = Path.GetDirectoryName(at))
            {
                var git = Path.Combine(at, ".git");
                if (Path.GetFileName(at) == ".git" || File.Exists(Path.Combine(at, "HEAD")))
                {
                    return null;
                }

                if (Path.Exists(git))
                {
                    return IsPlain(git) ? Of(at, git) : null;
                }
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Git says what is wrong.
        }

        return null;
    }

    private static RepositoryPlace Of(string root, string git) =>
        new() { Root = root, GitDir = git, CommonDir = git, Objects = Path.Combine(git, "objects"), ObjectFormat = "sha1" };

    private static bool IsPlain(string git) =>
        new DirectoryInfo(git) is { Exists: true, LinkTarget: null }
        && new DirectoryInfo(Path.Combine(git, "objects")) is { Exists: true, LinkTarget: null }
        && Directory.Exists(Path.Combine(git, "refs"))
        && !File.Exists(Path.Combine(git, "commondir"))
        && IsHead(File.ReadAllText(Path.Combine(git, "HEAD")))
        && IsPlainText(File.ReadAllText(Path.Combine(git, "config")));

    private static bool IsHead(string head) =>
        head.StartsWith("ref: refs/", StringComparison.Ordinal) || (head.TrimEnd() is { Length: 40 } commit && commit.All(char.IsAsciiHexDigit));

    private static bool IsPlainText(string configuration)
    {
        var isOfVersion0 = false;
        foreach (var line in configuration.ToLowerInvariant().Split('\n'))
        {
            var text = line.Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal).Trim();
            isOfVersion0 |= text == "repositoryformatversion=0";
            if (Array.Exists(Telling, word => text.Contains(word, StringComparison.Ordinal)) || (text.StartsWith("bare", StringComparison.Ordinal) && text != "bare=false"))
            {
                return false;
            }
        }

        return isOfVersion0;
    }
}
