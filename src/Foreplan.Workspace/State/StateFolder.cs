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

    /// <summary>The folder that all parts are in; not made here.</summary>
    /// <param name="environment">Asked for XDG_STATE_HOME and HOME.</param>
    public static string Base(Func<string, string?> environment) => Path.Combine(BaseFolder.Of("XDG_STATE_HOME", ".local/state", environment), "foreplan");
}
