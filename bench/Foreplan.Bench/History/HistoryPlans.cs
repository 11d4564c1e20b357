using Foreplan.Checks;
using Foreplan.Repositories;

namespace Foreplan.Bench.History;

/// <summary>Plans of changes that were made: of each commit that edited files, the plan that somebody could have written before it.</summary>
/// <param name="repository">The repository.</param>
internal sealed class HistoryPlans(IRepository repository)
{
    private readonly Dictionary<string, byte[]?> blobs = new(StringComparer.Ordinal);

    /// <summary>The plans, newest change first; a commit that says too little for one is left out.</summary>
    /// <param name="seed">Another seed words the same changes in another way.</param>
    public IEnumerable<TruePlan> All(ulong seed)
    {
        foreach (var commit in repository.Messages(null, repository.Head))
        {
            // A merge brings what other commits did; the parent of a shallow clone's last commit is not there.
            if (commit.Parent is not { } parent || commit.Text.StartsWith("Merge", StringComparison.Ordinal) || !repository.HasCommit(parent))
            {
                continue;
            }

            var before = new RememberedTree(repository.TreeAt(parent), blobs);
            var after = new RememberedTree(repository.TreeAt(commit.Id), blobs);
            if (PlanOfChange.Write(commit, Changes(before, after), before, Dice.For(seed, commit.Id)) is { } plan)
            {
                yield return plan;
            }
        }
    }

    private static IReadOnlyList<Change> Changes(RememberedTree before, RememberedTree after) =>
    [
        .. before.Paths.Union(after.Paths).Order(StringComparer.Ordinal)
            .Where(path => before.BlobId(path) != after.BlobId(path))
            .Select(path => new Change(path, !before.Exists(path) ? "new" : !after.Exists(path) ? "delete" : "edit")),
    ];
}
