using Foreplan.Diagnostics;
using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Locks;

/// <summary>Compares the commit that a plan stands on with HEAD.</summary>
internal static class Drift
{
    /// <summary>An error for every file in the plan's scope that changed since, with what became of the lines that the plan names; a note when only others did. What the run itself did and the person merged is no drift.</summary>
    public static IReadOnlyList<Diagnostic> Find(string @base, Plan plan, IRepository repository, string planFolder, string? ownCommit)
    {
        var head = repository.Head;
        if (head == @base)
        {
            return [];
        }

        if (!repository.HasCommit(@base))
        {
            return [Problems.BaseIsGone(@base)];
        }

        var changed = repository.Changes(@base, head).Select(change => change.Path).Where(path => !ProtectedPaths.IsPlanDocument(path, planFolder)).ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        var files = plan.Phases.SelectMany(phase => phase.Files).ToList();
        var named = files.SelectMany(file => new[] { file.Path, file.From }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var globs = files.Where(file => file.IsGlob).Select(file => Glob.TryParse(file.Path, out var glob, out _) ? glob : null).OfType<Glob>().ToList();
        var own = ownCommit is not null && repository.HasCommit(ownCommit) ? repository.TreeAt(ownCommit) : null;
        var now = repository.TreeAt(head);
        var inScope = changed.Where(path => (named.Contains(path) || globs.Exists(glob => glob.IsMatch(path))) && (own is null || own.BlobId(path) != now.BlobId(path))).ToList();
        if (inScope.Count == 0)
        {
            return [Problems.HeadMoved(@base, head, changed.Count)];
        }

        var then = repository.TreeAt(@base);
        var lines = new NamedLines(plan, then, now);
        return
        [
            .. inScope.Select(path => Problems.ScopeDrifted(path, !then.Exists(path) ? "was added" : now.Exists(path) ? "changed" : "was deleted", @base, head).At(path, lines.FirstConflict(path))),
            .. inScope.SelectMany(path => lines.Of(path)).Select(line => line.ToDiagnostic(plan, @base, head)).OfType<Diagnostic>(),
        ];
    }

    /// <summary>What became of the lines that the plan names in files that changed since a commit: moved, or changed with both sides.</summary>
    public static IReadOnlyList<Diagnostic> LinesSince(string @base, Plan plan, IRepository repository)
    {
        var head = repository.Head;
        if (head == @base || !repository.HasCommit(@base))
        {
            return [];
        }

        var lines = new NamedLines(plan, repository.TreeAt(@base), repository.TreeAt(head));
        return [.. repository.Changes(@base, head).SelectMany(change => lines.Of(change.Path)).Where(line => !line.IsExcerpt).Select(line => line.ToDiagnostic(plan, @base, head)).OfType<Diagnostic>()];
    }
}
