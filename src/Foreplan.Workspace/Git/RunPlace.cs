using System.Text;
using Foreplan.Workspace.State;

namespace Foreplan.Workspace.Git;

/// <summary>Where a run's worktree is: its folder, its part of the shadow repository, its branch there.</summary>
internal sealed class RunPlace
{
    private readonly Shadow shadow;

    public RunPlace(Shadow shadow, string stateFolder, string run)
    {
        if (run.Length == 0 || !run.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException($"'{run}' is no id of a run: letters, digits, - and _ only.", nameof(run));
        }

        this.shadow = shadow;
        Folder = Path.Combine(stateFolder, "worktrees", run);
        GitDir = Path.Combine(shadow.Folder, "worktrees", run);
        Branch = $"refs/heads/run/{run}";
        Base = $"refs/foreplan/base/{run}";
        Keep = $"refs/foreplan/keep/{run}";
    }

    public string Folder { get; }

    public string GitDir { get; }

    public string Index => Path.Combine(GitDir, "index");

    /// <summary>In the shadow.</summary>
    public string Branch { get; }

    /// <summary>In the shadow: what the run started from.</summary>
    public string Base { get; }

    /// <summary>In the person's repository.</summary>
    public string Keep { get; }

    public GitSide Side => shadow.Side with { GitDir = GitDir, WorkTree = Folder, Index = Index };

    public bool IsWhole => File.Exists(Index) && Directory.Exists(Folder);

    /// <summary>What <c>git worktree add</c> makes, but in steps that can be taken again after a kill.</summary>
    public void Link()
    {
        Directory.CreateDirectory(GitDir);
        if (!Directory.Exists(Folder))
        {
            // Somebody removed it: an index of its own would call every file deleted.
            File.Delete(Index);
        }

        PrivateFolder.Make(Folder);
        var link = Path.Combine(Folder, ".git");
        Write(Path.Combine(GitDir, "HEAD"), $"ref: {Branch}\n");
        Write(Path.Combine(GitDir, "commondir"), "../..\n");
        Write(Path.Combine(GitDir, "gitdir"), link + "\n");
        if (Directory.Exists(link))
        {
            FolderRemoval.Remove(link);
        }

        Write(link, $"gitdir: {GitDir}\n");
        foreach (var left in Directory.EnumerateFiles(GitDir, "*.lock"))
        {
            File.Delete(left);
        }

        // Files of the worktree that were being written when a process was killed.
        foreach (var left in Directory.EnumerateFiles(GitDir, ".*"))
        {
            File.Delete(left);
        }

        ScratchIndex.Sweep(GitDir, TimeSpan.Zero);
    }

    public void Unlock(string commonDir)
    {
        StaleLock.Remove(shadow.Folder, Branch);
        StaleLock.Remove(shadow.Folder, Base);
        StaleLock.Remove(commonDir, Keep);
    }

    public void Remove()
    {
        if (Directory.Exists(GitDir))
        {
            // Without its index a folder counts as unfinished, so that a kill in between is no half-empty worktree.
            File.Delete(Index);
        }

        FolderRemoval.Remove(Folder);
        FolderRemoval.Remove(GitDir);
    }

    private static void Write(string path, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file.Delete();
        }

        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            AtomicFile.Write(path, content);
        }
    }
}
