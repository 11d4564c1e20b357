using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Locks;

/// <summary>Compares the commit that was approved with HEAD.</summary>
internal static class Drift
{
    /// <summary>An error when files in the plan's scope changed since, a note when only others did.</summary>
    public static IReadOnlyList<Diagnostic> Find(Approval approval, Plan plan, IRepository repository, string planFolder)
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
        var inScope = changed.Where(path => approval.Files.ContainsKey(path) || globs.Exists(glob => glob.IsMatch(path))).ToList();
        return inScope.Count > 0
            ? [.. inScope.Select(path => Problems.ScopeDrifted(path, approval.Base, head).At(path, null))]
            : [Problems.HeadMoved(approval.Base, head, changed.Count)];
    }
}
