using Foreplan.Checks;

namespace Foreplan.Runs;

/// <summary>The folder where a run works, on its own branch of the shadow repository. As a tree it shows the files as they are now, without plan documents.</summary>
public interface IWorktree : ITree
{
    /// <summary>The folder's full path.</summary>
    string Root { get; }

    /// <summary>The commit the branch is at.</summary>
    string Head { get; }

    /// <summary>Writes a file atomically and durably, making folders; keeps an existing file's mode. Every component of the path is resolved without following links.</summary>
    /// <exception cref="ForeplanException">The path leaves the worktree or runs through a link.</exception>
    void Write(string path, byte[] content);

    /// <summary>Deletes a file, or a link itself and never what it leads to; nothing happens when it is not there.</summary>
    void Delete(string path);

    /// <summary>Makes sure that files are on the disk, where commands look for them; until then they may only be shown.</summary>
    /// <param name="paths">Files and folders; what is not there is passed over. Null for everything.</param>
    void PutOnDisk(IReadOnlyList<string>? paths);

    /// <summary>The tree id of everything as it is now, untracked files that git does not ignore included.</summary>
    string Snapshot();

    /// <summary>Makes the folder equal to a snapshot; ignored files stay.</summary>
    void Restore(string tree);

    /// <summary>What differs between two trees or commits.</summary>
    IReadOnlyList<ChangedFile> Changes(string from, string to);

    /// <summary>The unified diff between two trees or commits, without renames; cut to <paramref name="maxBytes"/> with a line that says so.</summary>
    string Diff(string from, string to, int maxBytes);

    /// <summary>Commits just these paths of the snapshot onto the branch and returns the commit; the same commit again when the branch already holds it. Everything else in the folder is put back to that commit.</summary>
    /// <param name="tree">The snapshot to take the paths from.</param>
    /// <param name="paths">The paths, deleted ones included.</param>
    /// <param name="message">Subject, body and trailers.</param>
    /// <param name="at">Author and committer time.</param>
    string Commit(string tree, IReadOnlyList<string> paths, string message, DateTimeOffset at);
}
