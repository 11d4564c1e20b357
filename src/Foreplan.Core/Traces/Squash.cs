using Foreplan.Checks;
using Foreplan.Locks;
using Foreplan.Repositories;

namespace Foreplan.Traces;

/// <summary>Finds work in HEAD whose commits were replaced by others, as services do that squash or rebase a branch.</summary>
/// <param name="repository">The repository.</param>
internal sealed class Squash(IRepository repository)
{
    private const int MostLooked = 50;

    // Edits alone that others could have made together are no sign.
    private const int FewestEdits = 3;

    /// <summary>True when some commit in HEAD has every file that a branch changed as the branch left it. What came later does not matter.</summary>
    /// <param name="from">Where the branch began.</param>
    /// <param name="tip">Its last commit.</param>
    public bool Holds(string from, string tip)
    {
        if (!repository.HasCommit(from))
        {
            return false;
        }

        var paths = repository.Changes(from, tip).Select(change => change.Path).ToList();
        var (then, wanted, now) = (repository.TreeAt(from), repository.TreeAt(tip), repository.TreeAt(repository.Head));
        return paths.Count > 0
            && paths.TrueForAll(path => now.BlobId(path) != then.BlobId(path))
            && (IsAt(now) || repository.Messages(repository.MergeBase(from, repository.Head), repository.Head, paths).Take(MostLooked).Any(commit => IsAt(repository.TreeAt(commit.Id))));

        bool IsAt(ITree tree) => paths.TrueForAll(path => tree.BlobId(path) == wanted.BlobId(path));
    }

    /// <summary>The first commit since the approval that changed every file of the plan from what was approved; null when there is none. It proves nothing: it names no phase.</summary>
    public LoggedCommit? Likely(Approval approval)
    {
        var files = approval.Files;
        if (files.Count == 0)
        {
            return null;
        }

        var path = files.FirstOrDefault(file => file.Value is null).Key ?? files.First().Key;
        var from = repository.HasCommit(approval.Base) ? approval.Base : null;
        return repository.Messages(from, repository.Head, [path]).Take(MostLooked).FirstOrDefault(commit => commit.Parent is { } parent && repository.HasCommit(parent) && Is(repository.TreeAt(parent), repository.TreeAt(commit.Id)));

        bool Is(ITree before, ITree after) =>
            files.All(file => before.BlobId(file.Key) == file.Value && after.BlobId(file.Key) != file.Value)
            && (files.Count >= FewestEdits || files.Any(file => file.Value is null || !after.Exists(file.Key)));
    }
}
