using Foreplan.Repositories;
using Foreplan.Runs;

namespace Foreplan.Workspace.Git;

/// <summary>The folder where a run works. Its index keeps files as they are in the commit though they are not on the disk: hidden ones for ever, others until they are changed or a command looks at them.</summary>
internal sealed class GitWorktree : IWorktree
{
    private readonly RunPlace place;
    private readonly Shadow shadow;
    private readonly CommitTrees trees;
    private readonly Func<string, bool> hidden;
    private readonly Person author;
    private readonly FolderFiles files;
    private CommitTree committed;
    private OffDisk? offDisk;

    public GitWorktree(RunPlace place, Shadow shadow, CommitTrees trees, Func<string, bool> hidden, Person author)
    {
        this.place = place;
        this.shadow = shadow;
        this.trees = trees;
        this.hidden = hidden;
        this.author = author;
        files = new FolderFiles(place.Folder, place.GitDir);
        Head = shadow.Side.Run(["rev-parse", "--verify", place.Branch]).Line;
        committed = trees.At(Head);
        if (!place.IsWhole)
        {
            CheckOut();
        }
    }

    public string Root => place.Folder;

    public string Head { get; private set; }

    public IReadOnlyList<string> Paths =>
        [.. place.Side.Run(["ls-files", "-z", "-c", "-o", "--exclude-standard", "--deduplicate"]).Fields.Where(IsShown).Order(StringComparer.Ordinal)];

    public bool Exists(string path) => IsShown(path) && (committed.Exists(path) || IsListed(path));

    public byte[]? Read(string path) => !Exists(path) ? null : OffDisk.Contains(path) ? committed.Read(path) : files.Read(path);

    public string? BlobId(string path) => Read(path) is { } content
        ? place.Side.Run(["hash-object", "--stdin", "--path=" + path], content).Line
        : null;

    public bool IsLink(string path) => files.IsLink(path) || committed.IsInSubmodule(path) || (OffDisk.OnTheWay(path) is { } entry && committed.IsLink(entry));

    public void Write(string path, byte[] content)
    {
        if (committed.IsInSubmodule(path))
        {
            throw new ForeplanException($"'{path}' is in a submodule.", "Change it in that repository; a plan changes files of its own repository only.");
        }

        PutInReach(path);
        files.Write(path, content);
        if (!IsListed(path))
        {
            // Asked for by name, so it belongs to the work though git ignores it.
            place.Side.Run(["add", "-f", "-N", "--", path]);
        }
    }

    public void Delete(string path)
    {
        PutInReach(path);
        files.Delete(path);
    }

    public void PutOnDisk(IReadOnlyList<string>? paths) => Bring(paths is null ? OffDisk.All : OffDisk.Named(paths));

    public string Snapshot()
    {
        using var scratch = ScratchIndex.Copy(place.Index, place.GitDir);
        return Take(place.Side with { Index = scratch.Path });
    }

    public void Restore(string tree)
    {
        if (!OffDisk.IsEmpty)
        {
            // Of a worktree that was lost and made again: what its earlier work changed is only in that work's snapshots.
            Bring(OffDisk.Named([.. Changes(Head, tree).Select(change => change.Path)]));
        }

        using var scratch = ScratchIndex.Copy(place.Index, place.GitDir);
        MakeEqual(place.Side with { Index = scratch.Path }, ObjectName.Checked(tree));
    }

    public IReadOnlyList<ChangedFile> Changes(string from, string to) => Differences.Changes(shadow.Side, from, to);

    public string Diff(string from, string to, int maxBytes) => Differences.Diff(shadow.Side, from, to, maxBytes);

    public string Commit(string tree, IReadOnlyList<string> paths, string message, DateTimeOffset at)
    {
        Bring(OffDisk.Named(paths));
        var writer = new CommitWriter(place.Side, author);
        var picked = TreeEntry.List(shadow.Side, ObjectName.Checked(tree));
        var wanted = paths.Where(path => !hidden(path)).ToDictionary(path => path, path => picked.TryGetValue(path, out var entry) ? entry : (TreeEntry?)null, StringComparer.Ordinal);
        var head = CommitText.Parse(trees.Objects.Read(Head) ?? throw new InvalidOperationException($"Commit {Head} is gone."));
        var isThere = head.Message.TrimEnd('\n') == message.TrimEnd('\n')
            && head.Parent is { } parent
            && writer.Tree(parent, wanted) == head.Tree;
        if (!isThere)
        {
            var commit = writer.Commit(writer.Tree(Head, wanted), Head, message, at);
            place.Side.Run(["update-ref", "-m", "phase", place.Branch, commit, Head]);
            Head = commit;
            committed = trees.At(Head);
        }

        using var scratch = ScratchIndex.Copy(place.Index, place.GitDir);
        MakeEqual(place.Side with { Index = scratch.Path }, Head);
        File.Move(scratch.Path, place.Index, overwrite: true);
        return Head;
    }

    private OffDisk OffDisk => offDisk ??= OffDisk.Of(place.Side, hidden);

    private bool IsShown(string path) => !hidden(path) && (OffDisk.Contains(path) ? committed.IsShown(path) : files.IsFile(path));

    private bool IsListed(string path) =>
        place.Side.Run(["ls-files", "-z", "-c", "-o", "--exclude-standard", "--", path]).Fields.Contains(path);

    private string Take(GitSide side)
    {
        // What git refuses to hold (a repository without a commit, a name that NTFS takes for .git) is passed over, not a reason to stop.
        var call = side.Call(["add", "-A", "--ignore-errors"]);
        var answer = side.Program.Run(call);
        if (answer.ExitCode is not (0 or 1))
        {
            throw GitProgram.Failed(call, answer);
        }

        var plans = side.Run(["diff-index", "--cached", "-z", "--name-only", "--no-renames", Head]).Fields.Where(hidden).ToArray();
        if (plans.Length > 0)
        {
            new CommitWriter(side, author).Put(plans.ToDictionary(path => path, path => committed.Entries.TryGetValue(path, out var entry) ? entry : (TreeEntry?)null));
        }

        return side.Run(["write-tree"]).Line;
    }

    private void MakeEqual(GitSide side, string tree)
    {
        side.Run(["read-tree", "--reset", "-u", tree]);
        if (!side.Try(["clean", "-ffdq"]).IsOk)
        {
            FolderRemoval.Unlock(place.Folder);
            side.Run(["clean", "-ffdq"]);
        }

        // Git leaves a file alone whose entry says that it is not on disk.
        foreach (var path in committed.Paths.Where(path => hidden(path) && files.IsFile(path)))
        {
            files.Delete(path);
        }
    }

    /// <summary>Before a change: the file itself, what stands where its folders should be, one file of a folder that has its name. What the disk refuses is then refused as ever.</summary>
    private void PutInReach(string path)
    {
        if (path == ".gitattributes" || path.EndsWith("/.gitattributes", StringComparison.Ordinal))
        {
            // From now on git may write files differently than they are in the commit.
            PutOnDisk(null);
        }

        var entry = OffDisk.OnTheWay(path);
        Bring(entry is null ? [.. OffDisk.Named([path]).Take(1)] : [entry]);
    }

    private void Bring(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return;
        }

        // The index says last that they are there: after a kill in between they are brought again.
        var names = OffDisk.Input(paths);
        using var scratch = ScratchIndex.Copy(place.Index, place.GitDir);
        var side = place.Side with { Index = scratch.Path };
        side.Run(["update-index", "-z", "--no-skip-worktree", "--stdin"], names);
        side.Run(["checkout-index", "-q", "-f", "-u", "-z", "--stdin"], names);
        File.Move(scratch.Path, place.Index, overwrite: true);
        offDisk = null;
    }

    private void CheckOut()
    {
        using var scratch = ScratchIndex.Empty(place.GitDir);
        var side = place.Side with { Index = scratch.Path };
        side.Run(["read-tree", Head]);
        var later = committed.IsWrittenAsItIs;
        var names = later ? side.Run(["ls-files", "-z"]).Output : NulList.Of(committed.Entries.Keys.Where(hidden));
        if (names.Length > 0)
        {
            side.Run(["update-index", "-z", "--skip-worktree", "--stdin"], names);
        }

        if (!later)
        {
            side.Run(["checkout-index", "-q", "-f", "-u", "-a"]);
        }

        File.Move(scratch.Path, place.Index, overwrite: true);
        offDisk = null;
    }
}
