using Foreplan.Repositories;
using Foreplan.Reviews;
using Foreplan.Roles;
using Foreplan.Runs;
using Foreplan.Text;

namespace Foreplan.Triage;

/// <summary>Triage in a repository: its files at HEAD, its working tree or commits, its roles.</summary>
/// <param name="ports">The ports.</param>
/// <param name="roles">The roles as AGENTS.md has them.</param>
internal sealed class TriageDesk(WorkflowPorts ports, RoleTable roles)
{
    private IRepository Repository => ports.Repository;

    public TriageResult Of(string task, string? wish = null) => Advised(Triager.Of(task, Repository.TreeAt(Repository.Head), wish));

    /// <summary>Judges what is not committed; with a commit all that the working tree has beyond it, committed or not; with a range what two commits differ by.</summary>
    public TriageResult OfWork(string? range, string task)
    {
        var head = Repository.TreeAt(Repository.Head);
        var open = Repository.Uncommitted().Where(IsNoPlan).ToList();
        var isClosed = range?.Contains("..", StringComparison.Ordinal) == true;
        var changes = string.IsNullOrEmpty(range) ? [.. open.Select(path => Compare(path, head.Read(path), Repository.ReadWorkingFile(path)))]
            : isClosed ? Between(range) : Since(range, open);
        var left = open.Count == 0 ? "nothing is uncommitted" : $"{Counted.Of(open.Count, "uncommitted file")}";
        return Advised(Triager.OfChanges(changes, head, task)) with
        {
            Judged = string.IsNullOrEmpty(range) ? "What is not committed."
                : isClosed ? $"The commits of {range}{(open.Count == 0 ? "." : $"; {left} left out.")}" : $"What the working tree has beyond {range}: the commits, and {left}.",
        };
    }

    private static bool IsNoPlan(string path) => !ProtectedPaths.IsPlanDocument(path, "") && !path.StartsWith("plans/", StringComparison.Ordinal);

    private TriageResult Advised(TriageResult result)
    {
        var tiers = (Planner: TierOf(roles.Planner), Executor: TierOf(roles.Executor));
        return tiers is ({ } planner, { } executor) && planner < executor
            ? result with { Advice = [.. result.Advice, new("weak-planner", $"The planner ({roles.Planner.Model}) is weaker than the executor ({roles.Executor.Model}): the plan is the cheapest place to spend, and a bad one costs many times its price in rework.")] }
            : result;
    }

    private Costs.ModelTier? TierOf(Role role) => role.Model is { } model ? ports.Prices.Find(model)?.Tier : null;

    // From where the branch left the commit up to the working tree: a file that is open counts as it stands there.
    private List<TriageChange> Since(string name, List<string> open)
    {
        var fork = Repository.MergeBase(Commit(name), Repository.Head) ?? Commit(name);
        var before = Repository.TreeAt(fork);
        return
        [
            .. Between(name).Where(change => !open.Contains(change.Path)),
            .. open.Select(path => Compare(path, before.Read(path), Repository.ReadWorkingFile(path))).Where(change => change.Status != 'M' || change.Added.Count + change.Removed.Count > 0),
        ];
    }

    private List<TriageChange> Between(string range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var isFork = range.Contains("...", StringComparison.Ordinal);
        var from = Commit(dots < 0 ? range : range[..dots]);
        var to = dots < 0 ? Repository.Head : Commit(range[(dots + (isFork ? 3 : 2))..]);
        from = isFork || dots < 0 ? Repository.MergeBase(from, to) ?? from : from;
        var map = DiffMap.Of(Repository.Diff(from, to, int.MaxValue));
        return [.. Repository.Changes(from, to).Where(change => IsNoPlan(change.Path)).Select(change =>
            new TriageChange(change.Path, change.Status, [.. map.Added(change.Path).Values], [.. map.Removed(change.Path).Values]))];
    }

    private string Commit(string name) => Repository.Resolve(name.Length == 0 ? "HEAD" : name)
        ?? throw new ForeplanException($"'{name}' is no commit here.", "Name a branch, a tag or a commit: foreplan triage --diff main");

    private static TriageChange Compare(string path, byte[]? before, byte[]? after)
    {
        var (old, now) = (Lines(path, before), Lines(path, after));
        var pairs = LineMatch.Of(old, now);
        var (stayed, kept) = (pairs.Select(pair => pair.Right).ToHashSet(), pairs.Select(pair => pair.Left).ToHashSet());
        return new(path, before is null ? 'A' : after is null ? 'D' : 'M', [.. now.Where((_, at) => !stayed.Contains(at))], [.. old.Where((_, at) => !kept.Contains(at))]);
    }

    private static string[] Lines(string path, byte[]? content) => content is null or { Length: 0 } ? [] : SourceText.Decode(path, content).Text.TrimEnd('\n').Split('\n');
}
