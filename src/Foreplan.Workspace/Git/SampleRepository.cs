using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Git;

/// <summary>Makes a repository with one commit out of files, for the demo.</summary>
public static class SampleRepository
{
    /// <summary>Writes the files into a folder that is new or empty, and commits them on <c>main</c> under a name of the sample's own.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="files">Paths with <c>/</c> and their content.</param>
    /// <exception cref="ForeplanException">The folder holds something already, or git is missing.</exception>
    public static void Make(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new ForeplanException($"{folder} is not empty.", "Name a folder that is new or empty; nothing was changed.");
        }

        Directory.CreateDirectory(folder);
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? folder);
            AtomicFile.Write(file, content);
        }

        var git = GitProgram.Find(Environment.GetEnvironmentVariable);
        Run(git, folder, "init", "--quiet", "--template=", "--initial-branch=main");
        Run(git, folder, "config", "user.name", "Sample");
        Run(git, folder, "config", "user.email", "sample@localhost");
        Run(git, folder, "add", "--all");
        Run(git, folder, "commit", "--quiet", "--message", "The shop");
    }

    private static void Run(GitProgram git, string folder, params string[] arguments)
    {
        var call = new GitCall { Folder = folder, Arguments = arguments };
        var answer = git.Run(call);
        if (answer.ExitCode != 0)
        {
            throw GitProgram.Failed(call, answer);
        }
    }
}
