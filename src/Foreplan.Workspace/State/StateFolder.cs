using System.Text;
using Foreplan.Text;

namespace Foreplan.Workspace.State;

/// <summary>Where what is not for git lives: the user's state folder, one part per repository.</summary>
public static class StateFolder
{
    /// <summary>The repository's part, <c>$XDG_STATE_HOME/foreplan/NAME-HASH</c>, which whoever writes there first makes with mode 0700; <c>~/.local/state</c> without the variable.</summary>
    /// <param name="root">The working tree's full path; its last part is the name.</param>
    /// <param name="commonGitFolder">The full path of the git directory that all worktrees of the repository share.</param>
    /// <param name="environment">Asked for XDG_STATE_HOME and HOME; the process's own environment by default.</param>
    public static string Of(string root, string commonGitFolder, Func<string, string?>? environment = null)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(root));
        var hash = TextHash.OfBytes(Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(commonGitFolder)));
        return Path.Combine(Base(environment ?? Environment.GetEnvironmentVariable), $"{(name.Length == 0 ? "root" : name)}-{hash[..12]}");
    }

    /// <summary>The same, as it is found: the part of a repository that was moved since is taken along.</summary>
    /// <returns>The part, and where the repository was when it has been moved.</returns>
    /// <exception cref="ForeplanException">A newer Foreplan wrote it.</exception>
    internal static (string Folder, string? MovedFrom) Find(string root, string commonGitFolder, Func<string, string?> environment)
    {
        var folder = Of(root, commonGitFolder, environment);
        if (Directory.Exists(folder))
        {
            StateMark.RefuseNewer(folder);
            return (folder, null);
        }

        if (!Directory.Exists(Base(environment)))
        {
            return (folder, null);
        }

        var born = StateMark.BirthOf(commonGitFolder);
        foreach (var other in Parts(environment))
        {
            if (Marked(other) is { IsLeft: true } mark && mark.Born == born)
            {
                return (Taken(other, folder), mark.Repository);
            }
        }

        return (folder, null);
    }

    private static string[] Parts(Func<string, string?> environment)
    {
        try
        {
            return Directory.GetDirectories(Base(environment));
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A newer Foreplan's part of another repository is none of ours.
    private static StateMark? Marked(string part)
    {
        try
        {
            return StateMark.Read(part);
        }
        catch (ForeplanException)
        {
            return null;
        }
    }

    private static string Taken(string part, string folder)
    {
        try
        {
            Directory.Move(part, folder);
            return folder;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Where nothing may be renamed, it is used where it is.
            return Directory.Exists(folder) ? folder : part;
        }
    }

    /// <summary>The folder that all parts are in; not made here.</summary>
    /// <param name="environment">Asked for XDG_STATE_HOME and HOME.</param>
    public static string Base(Func<string, string?> environment) => Path.Combine(BaseFolder.Of("XDG_STATE_HOME", ".local/state", environment), "foreplan");
}
