using Foreplan.Repositories;
using Foreplan.Runs;

namespace Foreplan.Workspace.Git;

/// <summary>The folder where a run works. Its index keeps hidden files as they are in the commit though they are not on disk.</summary>
internal sealed class GitWorktree : IWorktree
{
    private readonly RunPlace place;
    private readonly Shadow shadow;
    private readonly ObjectReader objects;
    private readonly Func<string, bool> hidden;
    private readonly Person author;
    private readonly FolderFiles files;
    private CommitTree committed;

    public GitWorktree(RunPlace place, Shadow shadow, ObjectReader objects, Func<string, bool> hidden, Person author)
    {
        this.place = place;
        this.shadow = shadow;
        this.objects = objects;
        this.hidden = hidden;
        this.author = author;
        files = new FolderFiles(place.Folder, place.GitDir);
        Head = shadow.Side.Run(["rev-parse", "--verify", place.Branch]).Line;
        committed = new CommitTree(shadow.Side, objects, Head);
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

    public byte[]? Read(string path) => Exists(path) ? files.Read(path) : null;

    public string? BlobId(string path) => Read(path) is { } content
        ? place.Side.Run(["hash-object", "--stdin", "--path=" + path], content).Line
        : null;

    public bool IsLink(string path) => files.IsLink(path) || committed.IsInSubmodule(path);

    public void Write(string path, byte[] content)
    {
        if (committed.IsInSubmodule(path))
        {
            throw new ForeplanException($"'{path}' is in a submodule.", "Change it in that repository; a plan changes files of its own repository only.");
        }

        files.Write(path, content);
        if (!IsListed(path))
        {
            // Asked for by name, so it belongs to the work though git ignores it.
            place.Side.Run(["add", "-f", "-N", "--", path]);
        }
    }

    public void Delete(string path) => files.Delete(path);

    public string Snapshot()
    {
        using var scratch = ScratchIndex.Copy(place.Index, place.GitDir);
        return Take(place.Side with { Index = scratch.Path });
    }

    public void Restore(string tree)
    {
        using var scratch = ScratchIndex.Copy(place.Index, place.GitDir);
        MakeEqual(place.Side with { Index = scratch.Path }, ObjectName.Checked(tree));
    }

    public IReadOnlyList<ChangedFile> Changes(string from, string to) => Differences.Changes(shadow.Side, from, to);

    public string Diff(string from, string to, int maxBytes) => Differences.Diff(shadow.Side, from, to, maxBytes);

    public string Commit(string tree, IReadOnlyList<string> paths, string message, DateTimeOffset at)
    {
        var writer = new CommitWriter(place.Side, author);
        var picked = TreeEntry.List(shadow.Side, ObjectName.Checked(tree));
        var wanted = paths.Where(path => !hidden(path)).ToDictionary(path => path, path => picked.TryGetValue(path, out var entry) ? entry : (TreeEntry?)null, StringComparer.Ordinal);
        var head = CommitText.Parse(objects.Read(Head) ?? throw new InvalidOperationException($"Commit {Head} is gone."));
        var isThere = head.Message.TrimEnd('\n') == message.TrimEnd('\n')
            && head.Parent is { } parent
            && writer.Tree(parent, wanted) == head.Tree;
        if (!isThere)
        {
            var commit = writer.Commit(writer.Tree(Head, wanted), Head, message, at);
            place.Side.Run(["update-ref", "-m", "phase", place.Branch, commit, Head]);
            Head = commit;
            committed = new CommitTree(shadow.Side, objects, Head);
        }

        using var scratch = ScratchIndex.Copy(place.Index, place.GitDir);
        MakeEqual(place.Side with { Index = scratch.Path }, Head);
        File.Move(scratch.Path, place.Index, overwrite: true);
        return Head;
    }

    private bool IsShown(string path) => !hidden(path) && files.IsFile(path);

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
            var entries = TreeEntry.List(shadow.Side, Head);
            new CommitWriter(side, author).Put(plans.ToDictionary(path => path, path => entries.TryGetValue(path, out var entry) ? entry : (TreeEntry?)null));
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

    private void CheckOut()
    {
        using var scratch = ScratchIndex.Empty(place.GitDir);
        var side = place.Side with { Index = scratch.Path };
        side.Run(["read-tree", Head]);
        var plans = TreeEntry.List(shadow.Side, Head).Keys.Where(hidden).ToArray();
        if (plans.Length > 0)
        {
            side.Run(["update-index", "-z", "--skip-worktree", "--stdin"], NulList.Of(plans));
        }

        side.Run(["checkout-index", "-q", "-a", "-f", "-u"]);
        File.Move(scratch.Path, place.Index, overwrite: true);
    }
}
