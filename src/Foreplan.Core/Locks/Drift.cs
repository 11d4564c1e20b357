using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Locks;

/// <summary>Compares the commit that was approved with HEAD.</summary>
internal static class Drift
{
    /// <summary>An error when files in the plan's scope changed since, a note when only others did. What the run itself did and the person merged is no drift.</summary>
    public static IReadOnlyList<Diagnostic> Find(Approval approval, Plan plan, IRepository repository, string planFolder, string? ownCommit)
    {
        var head = repository.Head;
        if (head == approval.Base)
        {
            return [];
        }

        if (!repository.HasCommit(approval.Base))
        {
            return [Problems.BaseIsGone(approval.Base)];
        }

        var changed = repository.Changes(approval.Base, head).Select(change => change.Path).Where(path => !ProtectedPaths.IsPlanDocument(path, planFolder)).ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        var globs = plan.Phases.SelectMany(phase => phase.Files).Where(file => file.IsGlob).Select(file => Glob.TryParse(file.Path, out var glob, out _) ? glob : null).OfType<Glob>().ToList();
        var own = ownCommit is not null && repository.HasCommit(ownCommit) ? repository.TreeAt(ownCommit) : null;
        var now = repository.TreeAt(head);
        var inScope = changed.Where(path => (approval.Files.ContainsKey(path) || globs.Exists(glob => glob.IsMatch(path))) && (own is null || own.BlobId(path) != now.BlobId(path))).ToList();
        return inScope.Count > 0
            ? [.. inScope.Select(path => Problems.ScopeDrifted(path, approval.Base, head).At(path, null))]
            : [Problems.HeadMoved(approval.Base, head, changed.Count)];
    }
}
