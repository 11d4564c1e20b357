using Foreplan.Repositories;

namespace Foreplan.Workspace.Git;

/// <summary>Commits files of the working tree by plumbing through the shadow: objects go into the person's store, but neither their hooks nor their filters see it.</summary>
internal sealed class WorkingCommit(GitSide user, Shadow shadow, RepositoryPlace place, PersonSettings person)
{
    private static readonly string[] Unfinished = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];

    public string Make(IReadOnlyList<string> paths, string message, string head, string? branch)
    {
        var author = person.Identity ?? throw new ForeplanException(
            "Git does not know who you are.", "Run git config --global user.name \"Your name\" and git config --global user.email you@example.com.");
        RefuseUnfinished(branch);
        var side = shadow.Side with { WorkTree = place.Root, Objects = place.Objects, Settings = person.WorkingTree };
        var entries = paths.Distinct().ToDictionary(path => path, path => Entry(side, path), StringComparer.Ordinal);
        var writer = new CommitWriter(side, author);
        var tree = writer.Tree(head, entries);
        if (tree == side.Run(["rev-parse", head + "^{tree}"]).Line)
        {
            return head;
        }

        var commit = writer.Commit(tree, head, message, TimeProvider.System.GetLocalNow());
        // The index first: should HEAD have moved meanwhile, the files are merely staged.
        Stage(side, entries, author);
        var moved = user.Try(["update-ref", "-m", "commit: " + message.Split('\n')[0], "HEAD", commit, head]);
        return moved.IsOk ? commit : throw GitProgram.Locked(moved) ?? new ForeplanException($"HEAD could not be moved: {moved.Error}", "Another git program was at work here; run the command again.");
    }

    private TreeEntry? Entry(GitSide side, string path)
    {
        if (RelativePath.Fault(path) is { } fault)
        {
            throw new ForeplanException($"'{path}' cannot be committed: {fault}.", "Name files by their paths from the root.");
        }

        var files = new FolderFiles(place.Root);
        if (files.IsLink(path))
        {
            throw new ForeplanException($"'{path}' is a symbolic link or runs through one.", "Commit it yourself with git.");
        }

        var full = Path.Combine(place.Root, path);
        if (!File.Exists(full))
        {
            return null;
        }

        var isProgram = !OperatingSystem.IsWindows() && (File.GetUnixFileMode(full) & UnixFileMode.UserExecute) != 0;
        return new TreeEntry(isProgram ? "100755" : "100644", side.Run(["hash-object", "-w", "--stdin", "--path=" + path], FolderFiles.ReadAll(full)).Line);
    }

    private void Stage(GitSide side, Dictionary<string, TreeEntry?> entries, Person author)
    {
        // Half of a split index lies where only the person's own git looks for it: then git status shows these files until their next git reset.
        if (Directory.EnumerateFiles(place.GitDir, "sharedindex.*").Any())
        {
            return;
        }

        new CommitWriter(side with { Index = Path.Combine(place.GitDir, "index") }, author).Put(entries);
    }

    private void RefuseUnfinished(string? branch)
    {
        if (branch is null)
        {
            throw new ForeplanException("HEAD is on no branch.", "Switch to a branch (git switch NAME), then run the command again.");
        }

        if (Unfinished.FirstOrDefault(name => Path.Exists(Path.Combine(place.GitDir, name))) is { } name)
        {
            throw new ForeplanException($"A merge, rebase or cherry-pick is not finished here ({name}).", "Finish or abort it, then run the command again.");
        }
    }
}
