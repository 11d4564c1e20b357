using Foreplan.Plans;
using Foreplan.Repositories;
using Foreplan.Reviews;
using Foreplan.Runs;

namespace Foreplan.Traces;

/// <summary>What the commits of a plan's phases changed and is still there at a later commit.</summary>
internal sealed class BuiltPhases
{
    private readonly Dictionary<int, List<string>> commits = [];
    private readonly Dictionary<int, List<TraceFile>> files = [];

    public BuiltPhases(IRepository repository, Plan plan, string planFolder, IReadOnlyList<(LoggedCommit Commit, IReadOnlyList<PhaseTrailer> Trailers)> built, string from, string head)
    {
        var result = new LeftLines(DiffMap.Of(repository.Diff(from, head, int.MaxValue)));
        // The newest first: where two phases wrote the same line, it is the later one's.
        foreach (var (commit, trailers) in built.Reverse())
        {
            var phases = plan.Phases.Where(phase => trailers.Any(trailer => trailer.Phase == phase.Id)).ToList();
            foreach (var phase in phases)
            {
                Of(commits, phase.Id).Insert(0, commit.Id);
            }

            if (commit.Parent is not { } parent || !repository.HasCommit(parent))
            {
                continue;
            }

            var map = DiffMap.Of(repository.Diff(parent, commit.Id, int.MaxValue));
            foreach (var change in repository.Changes(parent, commit.Id))
            {
                var file = result.Take(change.Path, map.Added(change.Path).Values, map.Removed(change.Path).Values);
                // Of a commit of several phases, each has what lies in its scope.
                foreach (var phase in phases.Where(phase => file is not null && (phases.Count == 1 || new ScopeGuard(phase, planFolder).Outside([change]).Count == 0)))
                {
                    Of(files, phase.Id).AddRange(file is null ? [] : [file]);
                }
            }
        }
    }

    public IReadOnlyList<string> Commits(int phase) => commits.GetValueOrDefault(phase) ?? [];

    public IReadOnlyList<TraceFile> Files(int phase) => files.GetValueOrDefault(phase) ?? [];

    private static List<T> Of<T>(Dictionary<int, List<T>> lists, int phase) =>
        lists.TryGetValue(phase, out var list) ? list : lists[phase] = [];
}
