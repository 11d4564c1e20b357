using Foreplan.Checks;
using Foreplan.Runs;

namespace Foreplan.Repositories;

/// <summary>The person's repository, looked at through a shadow so that none of its hooks, filters or configuration runs.</summary>
public interface IRepository
{
    /// <summary>The working tree's full path.</summary>
    string Root { get; }

    /// <summary>The commit of HEAD.</summary>
    /// <exception cref="ForeplanException">There is no commit yet.</exception>
    string Head { get; }

    /// <summary>A text that differs whenever HEAD leads to another commit, or commits came or went by a fetch or a clean-up; made of a few small files, without a process, so that it can be asked for several times a second.</summary>
    string HeadStamp { get; }

    /// <summary>The branch that HEAD is on; null when detached.</summary>
    string? Branch { get; }

    /// <summary>The identity git has for the person; null when it has none.</summary>
    Person? Identity { get; }

    /// <summary>A file of the working tree, for AGENTS.md and foreplan.json; null when absent.</summary>
    byte[]? ReadWorkingFile(string path);

    /// <summary>Writes a file of the working tree atomically; for what <c>init</c> makes.</summary>
    void WriteWorkingFile(string path, byte[] content);

    /// <summary>True when the commit is here.</summary>
    bool HasCommit(string commit);

    /// <summary>The files of a commit. Blobs are read when asked for, many at a time cheaply.</summary>
    ITree TreeAt(string commit);

    /// <summary>The newest commits reachable from one, of a path when given.</summary>
    IReadOnlyList<CommitInfo> Log(string commit, string? path, int max);

    /// <summary>The commit that a person's name stands for (a branch, a tag, <c>origin/main</c>, <c>HEAD~2</c>, an id); null when it stands for none.</summary>
    string? Resolve(string name);

    /// <summary>The newest commit that two commits both come from; null when there is none.</summary>
    string? MergeBase(string one, string other);

    /// <summary>The commits reachable from <paramref name="to"/> and not from <paramref name="from"/>, parents before children; all that are reachable when <paramref name="from"/> is null.</summary>
    /// <param name="from">The commit they come after.</param>
    /// <param name="to">The commit they lead to.</param>
    /// <param name="paths">Only those that changed one of these files; null (the default) for all.</param>
    IReadOnlyList<LoggedCommit> Messages(string? from, string to, IReadOnlyList<string>? paths = null);

    /// <summary>What differs between two commits.</summary>
    IReadOnlyList<ChangedFile> Changes(string from, string to);

    /// <summary>The unified diff between two commits; cut to <paramref name="maxBytes"/>.</summary>
    string Diff(string from, string to, int maxBytes);

    /// <summary>Paths of the working tree that differ from HEAD, untracked ones included.</summary>
    IReadOnlyList<string> Uncommitted();

    /// <summary>Opens the worktree of a run, made at the base commit when it is not there; keeps the base alive by a ref.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="baseCommit">The commit it starts from.</param>
    /// <param name="hidden">Paths hidden from the tree it shows (plan documents).</param>
    IWorktree OpenWorktree(string run, string baseCommit, Func<string, bool> hidden);

    /// <summary>Brings the run's commit into a branch of the person's repository by fetch and compare-and-swap. A branch of another run keeps its commits as <c>NAME.1</c>, <c>NAME.2</c>.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="expected">What the branch was left at by this run before; null at its first publication.</param>
    /// <exception cref="ForeplanException">The branch was moved by somebody else.</exception>
    void Publish(string run, string branch, string commit, string? expected);

    /// <summary>The commit of a branch; null when there is none.</summary>
    string? BranchCommit(string branch);

    /// <summary>Deletes the branch if it is at that commit, the run's worktree and its refs.</summary>
    void Drop(string run, string? branch, string? commit);

    /// <summary>Removes a run's worktree folder after it finished, keeping its branch in the shadow; refuses nothing and deletes nothing that is not committed.</summary>
    /// <returns>False when it holds uncommitted work and was left.</returns>
    bool CloseWorktree(string run);

    /// <summary>Commits files of the working tree on the current branch, just these paths, hooks not run; returns the commit.</summary>
    string CommitFiles(IReadOnlyList<string> paths, string message);
}
