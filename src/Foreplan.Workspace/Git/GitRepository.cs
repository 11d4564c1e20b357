using System.Collections.Concurrent;
using System.Globalization;
using Foreplan.Checks;
using Foreplan.Repositories;
using Foreplan.Runs;

namespace Foreplan.Workspace.Git;

/// <summary>The person's repository through the <c>git</c> command. Files are looked at through a bare shadow repository in the state folder; of the person's own, only HEAD, refs and identity are read, and only the result's branch, <c>refs/foreplan/keep/</c> and what <see cref="CommitFiles"/> commits are written.</summary>
public sealed class GitRepository : IRepository, IDisposable
{
    // What a command line holds.
    private const int MostPaths = 100;

    private static readonly Person Nobody = new("Foreplan", "foreplan@localhost");

    private readonly GitSide user;
    private readonly RepositoryPlace place;
    private readonly Lazy<Shadow> shadows;
    private readonly Lazy<PersonSettings> person;
    private readonly Lazy<ObjectReader> readers;
    private readonly Lazy<CommitTrees> trees;
    private readonly WorkingFiles working;

    // Commits that were found here: an id names one for ever.
    private readonly ConcurrentDictionary<string, string> commits = new(StringComparer.Ordinal);

    private GitRepository(GitSide user, RepositoryPlace place, string stateFolder, Lazy<PersonSettings> person)
    {
        this.user = user;
        this.place = place;
        this.person = person;
        StateFolder = stateFolder;
        // Made at first use: to compare the working tree with a lock, nothing is written anywhere.
        shadows = new(() => Refreshed(new Shadow(user.Program, place, stateFolder), person.Value));
        readers = new(() => new ObjectReader(Shadow.Side));
        trees = new(() => new CommitTrees(Shadow.Side, Objects));
        working = new WorkingFiles(place.Root);
    }

    /// <inheritdoc/>
    public string Root => place.Root;

    private Shadow Shadow => shadows.Value;

    private ObjectReader Objects => readers.Value;

    private CommitTrees Trees => trees.Value;

    /// <summary>The repository's own folder outside the working tree, mode 0700: <c>$XDG_STATE_HOME/foreplan/NAME-HASH</c>, the same from all its linked worktrees.</summary>
    public string StateFolder { get; }

    /// <summary>The git directory's former path when the repository was moved since Foreplan was last used in it, so that its state folder has just been taken along; else null.</summary>
    public string? MovedFrom { get; private init; }

    /// <summary>Folders that git needs to read inside a sandbox that shows a run's worktree: the shadow repository, and the person's objects that it borrows.</summary>
    public IReadOnlyList<string> GitFolders => [Shadow.Folder, place.Objects];

    /// <inheritdoc/>
    public string Head => place.HeadCommit ?? Required("HEAD");

    /// <inheritdoc/>
    public string HeadStamp => place.HeadStamp;

    /// <inheritdoc/>
    public string? Branch => user.Try(["symbolic-ref", "-q", "HEAD"]) is { IsOk: true } answer && answer.Line.StartsWith("refs/heads/", StringComparison.Ordinal)
        ? answer.Line["refs/heads/".Length..]
        : null;

    /// <inheritdoc/>
    public Person? Identity => person.Value.Identity;

    /// <summary>Finds the repository that a folder is in; its state folder and shadow are made, or brought up to date, at first use.</summary>
    /// <param name="workingFolder">The root, a folder beneath it, or a linked worktree.</param>
    /// <param name="environment">Asked for PATH, HOME, XDG_STATE_HOME and XDG_CONFIG_HOME; the process's own by default.</param>
    /// <exception cref="ForeplanException">There is no git, no repository, or a bare one.</exception>
    public static GitRepository Open(string workingFolder, Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        var git = GitProgram.Find(environment);
        var place = RepositoryPlace.Find(git, workingFolder);
        var user = new GitSide(git, place.GitDir);
        var (state, movedFrom) = State.StateFolder.Find(place.Name, place.CommonDir, environment);
        return new GitRepository(user, place, state, new(() => PersonSettings.Read(user, environment))) { MovedFrom = movedFrom };
    }

    /// <inheritdoc/>
    public byte[]? ReadWorkingFile(string path) => working.Read(path);

    /// <inheritdoc/>
    public void WriteWorkingFile(string path, byte[] content) => working.Write(path, content);

    /// <inheritdoc/>
    public bool HasCommit(string commit) =>
        ObjectName.IsId(commit) && (commits.ContainsKey(commit) || (Shadow.Side.Try(["cat-file", "-e", commit + "^{commit}"]).IsOk && commits.GetOrAdd(commit, commit) is not null));

    /// <inheritdoc/>
    public ITree TreeAt(string commit) => HasCommit(commit)
        ? Trees.At(commit)
        : throw new ForeplanException($"There is no commit '{commit}' here.", "Fetch it (git fetch), or name another commit.");

    /// <inheritdoc/>
    public IReadOnlyList<CommitInfo> Log(string commit, string? path, int max)
    {
        List<string> arguments = ["log", "-z", "--no-show-signature", "--date=short", "--format=%H%x09%ad%x09%s", "-n", max.ToString(CultureInfo.InvariantCulture), ObjectName.Checked(commit)];
        if (path is not null)
        {
            arguments.AddRange(["--", path]);
        }

        return [.. Shadow.Side.Run(arguments).Fields.Select(field => field.Split('\t', 3)).Select(parts => new CommitInfo(parts[0], parts[1], parts[2]))];
    }

    /// <inheritdoc/>
    public string? Resolve(string name) =>
        name.Length > 0 && name[0] != '-' && user.Try(["rev-parse", "--verify", "-q", "--end-of-options", name + "^{commit}"]) is { IsOk: true } answer ? answer.Line : null;

    /// <inheritdoc/>
    public string? MergeBase(string one, string other) =>
        Shadow.Side.Try(["merge-base", ObjectName.Checked(one), ObjectName.Checked(other)]) is { IsOk: true } answer ? answer.Line : null;

    /// <inheritdoc/>
    public IReadOnlyList<LoggedCommit> Messages(string? from, string to, IReadOnlyList<string>? paths = null)
    {
        List<string> arguments = ["log", "-z", "--no-show-signature", "--reverse", "--topo-order", "--format=%H%x09%P%x09%B", ObjectName.Checked(to)];
        if (from is not null)
        {
            arguments.Add("^" + ObjectName.Checked(from));
        }

        if (paths is not null)
        {
            arguments.AddRange(["--", .. paths.Take(MostPaths)]);
        }

        return [.. Shadow.Side.Run(arguments).Fields.Select(field => field.Split('\t', 3))
            .Select(parts => new LoggedCommit(parts[0], parts[1].Length == 0 ? null : parts[1].Split(' ')[0], parts[2]))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ChangedFile> Changes(string from, string to) => Differences.Changes(Shadow.Side, from, to);

    /// <inheritdoc/>
    public string Diff(string from, string to, int maxBytes) => Differences.Diff(Shadow.Side, from, to, maxBytes);

    /// <inheritdoc/>
    public IReadOnlyList<string> Uncommitted() => WorkingChanges.List(Shadow, place, person.Value, Head);

    /// <inheritdoc/>
    public IWorktree OpenWorktree(string run, string baseCommit, Func<string, bool> hidden)
    {
        var at = new RunPlace(Shadow, StateFolder, run);
        at.Unlock(place.CommonDir);
        if (!HasCommit(baseCommit))
        {
            throw new ForeplanException($"There is no commit '{baseCommit}' here.", "Fetch it (git fetch), or lock the plan again.");
        }

        if (Tip(at.Keep) is null)
        {
            user.Run(["update-ref", at.Keep, baseCommit]);
        }

        if (!Shadow.Side.Try(["rev-parse", "--verify", "-q", at.Branch]).IsOk)
        {
            Shadow.Side.Run(["update-ref", at.Base, baseCommit]);
            Shadow.Side.Run(["update-ref", at.Branch, baseCommit, Shadow.Side.NoObject]);
        }

        at.Link();
        return new GitWorktree(at, Shadow, Trees, hidden, Identity ?? Nobody);
    }

    /// <inheritdoc/>
    public void Publish(string run, string branch, string commit, string? expected) =>
        new Publisher(user, Shadow, new RunPlace(Shadow, StateFolder, run), place).Publish(branch, ObjectName.Checked(commit), expected);

    /// <inheritdoc/>
    public string? BranchCommit(string branch) => Tip($"refs/heads/{branch}");

    /// <inheritdoc/>
    public void Drop(string run, string? branch, string? commit)
    {
        var at = new RunPlace(Shadow, StateFolder, run);
        new Publisher(user, Shadow, at, place).Withdraw(branch, commit);
        at.Remove();
        foreach (var name in new[] { at.Branch, at.Base })
        {
            Shadow.Side.Run(["update-ref", "-d", name]);
        }
    }

    /// <inheritdoc/>
    public bool CloseWorktree(string run)
    {
        var at = new RunPlace(Shadow, StateFolder, run);
        if (at.IsWhole)
        {
            at.Link();
            var worktree = new GitWorktree(at, Shadow, Trees, static _ => false, Nobody);
            if (worktree.Changes(worktree.Head, worktree.Snapshot()).Count > 0)
            {
                return false;
            }
        }

        at.Remove();
        return true;
    }

    /// <inheritdoc/>
    public string CommitFiles(IReadOnlyList<string> paths, string message) =>
        new WorkingCommit(user, Shadow, place, person.Value).Make(paths, message, Head, Branch);

    /// <summary>Ends the process that reads objects.</summary>
    public void Dispose()
    {
        if (readers.IsValueCreated)
        {
            readers.Value.Dispose();
        }
    }

    private static Shadow Refreshed(Shadow shadow, PersonSettings person)
    {
        shadow.Refresh(person);
        return shadow;
    }

    private string? Tip(string name) => user.Try(["rev-parse", "--verify", "-q", name]) is { IsOk: true } answer ? answer.Line : null;

    private string Required(string name) => Tip(name)
        ?? throw new ForeplanException($"{Root} has no commit yet.", "Commit what you have (git add -A, git commit), then run the command again.");
}
